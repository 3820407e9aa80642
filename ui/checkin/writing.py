"""Sets an outcome into the card, as large as the card's size and the words allow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui import icons, theme
from ui.checkin.fitting import Line, fit_line, fit_name, fit_text, plain
from ui.checkin.outcome import PLACE_JOINT, Outcome
from ui.checkin.shapes import paint_shape
from ui.hues import hue_of
from ui.icons import Ink
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.marks import pair_of

_LARGEST: Final = 2.4
_USUAL_LEAST: Final = 0.85
_SMALLEST: Final = 0.5
_SHRINKS: Final = 0.93
_NAME_GROWS: Final = 1.5
"""A short name may be larger than the token: it is what is read from afar."""
_ALONE_GROWS: Final = 1.4
"""A word without a name takes some of its room."""
_NAME_SHRINKS: Final = 0.85
_CHIP_SHARE: Final = 0.5
"""Of the width, for the category."""


@dataclass(frozen=True, slots=True)
class _Chip:
    """A word on the card's surface, perhaps with an icon; ``lines`` in one box."""

    lines: list[Line]
    hue: Hue
    icon: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """Everything in its sizes: measured, not yet placed."""

    scale: float
    word: list[Line]
    name: list[Line]
    place: list[Line]
    flag: list[_Chip]
    told: list[Line]
    chips: list[list[_Chip]]
    category: list[_Chip]
    height: float


class OutcomeWriter:
    """Writes one outcome into a rectangle."""

    def __init__(self, rect: QRectF, outcome: Outcome) -> None:
        self._outcome, self._whole = outcome, rect
        self._word_grows = 1.0 if outcome.name else _ALONE_GROWS
        width, height = Extent.VERDICT
        grown = min(rect.width() / width, rect.height() / height)
        scale = min(max(grown, _USUAL_LEAST), _LARGEST)
        roomy = grown >= _USUAL_LEAST
        across, down = (Extent.SIGN, Space.XXL) if roomy else (Space.XL, Space.M)
        self._rect = rect.adjusted(across * scale, down * scale, -across * scale, -down * scale)
        self._set = self._measured(scale)
        while self._set.height > self._rect.height() and scale > _SMALLEST:
            scale *= _SHRINKS
            self._set = self._measured(scale)
        self._set = _lightened(self._set, self._rect.height())

    def writes(self, outcome: Outcome, rect: QRectF) -> bool:
        """Whether it is this outcome that it writes, and here."""
        return outcome is self._outcome and rect == self._whole

    def write(self, painter: QPainter) -> None:
        """Write from top to bottom, in the middle of the height."""
        tokens, found = theme.current(), self._set
        gap = Space.S * found.scale
        top = self._rect.top() + max((self._rect.height() - found.height) / 2, 0)
        for chip in found.category:
            self._write_chip(
                painter, chip, QPointF(self._rect.right() - chip.width, self._rect.top())
            )
        top = self._write_word(painter, top)
        top = self._write_lines(painter, found.name, top, tokens.text)
        top = self._write_lines(painter, found.place, top, tokens.text)
        for chip in found.flag:
            self._write_chip(painter, chip, QPointF(self._rect.left(), top + gap))
            top += gap + chip.height
        if found.told:
            top = self._write_lines(painter, found.told, top + gap, tokens.text)
        for row in found.chips:
            left = self._rect.left()
            for chip in row:
                self._write_chip(painter, chip, QPointF(left, top + gap))
                left += chip.width + gap
            top += gap + row[0].height

    # Measuring

    def _measured(self, scale: float) -> _Setting:
        outcome, room = self._outcome, self._rect.width()
        category = self._category(scale)
        sign = Extent.SIGN * self._word_grows * scale
        word_room = room - sign - Space.M * scale
        word = self._word(scale, word_room)
        place = self._place(scale, room)
        flag = self._flag(scale, room)
        told_size = Size.SECTION if outcome.name else Size.PAGE
        told = [
            line
            for text in outcome.lines
            for line in fit_text(plain(text), _small(told_size, scale), room, 2)
        ]
        chips = list(_rows(self._chips(scale, room), room, Space.S * scale))
        gap = Space.S * scale
        rest = max(_height(word), sign) + _height(place) + _height(told) + gap * bool(told)
        rest += sum(gap + chip.height for chip in flag)
        rest += sum(gap + row[0].height for row in chips)
        name = fit_name(
            plain(outcome.name),
            Size.NAME * scale * _NAME_GROWS,
            Size.RESULT * scale * _NAME_SHRINKS,
            room,
            self._rect.height() - rest,
        )
        height = rest + _height(name)
        aside = category[0] if category else None
        if aside and (self._rect.height() - height) / 2 < aside.height + gap:
            word = self._word(scale, word_room - aside.width - gap)
        return _Setting(scale, word, name, place, flag, told, chips, category, height)

    def _word(self, scale: float, room: float) -> list[Line]:
        text = plain(self._outcome.word)
        least = Size.SECTION * scale
        return fit_line(text, Size.RESULT * self._word_grows * scale, room, bold=True, least=least)

    def _place(self, scale: float, room: float) -> list[Line]:
        """Organisation and position: in a line, else each for itself, else smaller."""
        text = plain(self._outcome.place)
        size = Size.PAGE * scale
        if len(fit_text(text, size, room, 2)) <= 1:
            return fit_text(text, size, room, 1)
        organisation, dot, position = text.rpartition(PLACE_JOINT)
        parts = (organisation, position) if dot else (text,)
        for part_size in (size, _small(Size.SECTION, scale)):
            lines = [line for part in parts for line in fit_text(part, part_size, room, 2)]
            if len(lines) <= 2:  # noqa: PLR2004 - one each
                break
        return lines

    def _category(self, scale: float) -> list[_Chip]:
        word, value = self._outcome.category
        if not word:
            return []
        size, room = _small(Size.STRONG, scale), self._rect.width() * _CHIP_SHARE
        return [_chip(word, size, room, scale, hue=hue_of(value), bold=True)]

    def _flag(self, scale: float, room: float) -> list[_Chip]:
        outcome = self._outcome
        if not outcome.flag:
            return []
        hue, icon = (Hue.PURPLE, "star") if outcome.guest else (Hue.AMBER, "flag")
        size = _small(Size.SECTION, scale)
        return [_chip(outcome.flag, size, room, scale, hue=hue, icon=icon, bold=True, most=2)]

    def _chips(self, scale: float, room: float) -> list[_Chip]:
        outcome, size = self._outcome, _small(Size.STRONG, scale)
        badge = [_chip(outcome.badge, size, room, scale, icon="printer")] if outcome.badge else []
        return badge + [_chip(notice, size, room, scale) for notice in outcome.notices]

    # Writing

    def _write_word(self, painter: QPainter, top: float) -> float:
        muted = self._outcome.ink is Ink.MUTED
        strong = theme.colour(theme.current().muted if muted else pair_of(self._outcome.ink).strong)
        sign = Extent.SIGN * self._word_grows * self._set.scale
        height = max(_height(self._set.word), sign)
        circle = QRectF(self._rect.left(), top + (height - sign) / 2, sign, sign)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strong)
        painter.drawEllipse(circle)
        paint_shape(painter, circle, self._outcome.shape)
        left = circle.right() + Space.M * self._set.scale
        for line in self._set.word:
            painter.setFont(line.font)
            painter.setPen(strong)
            box = QRectF(left, top, self._rect.right() - left, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line.text)
        return top + height

    def _write_lines(self, painter: QPainter, lines: list[Line], top: float, ink: str) -> float:
        painter.setPen(theme.colour(ink))
        for line in lines:
            painter.setFont(line.font)
            box = QRectF(self._rect.left(), top, self._rect.width(), line.height)
            painter.drawText(box, Qt.TextFlag.TextSingleLine, line.text)
            top += line.height
        return top

    def _write_chip(self, painter: QPainter, chip: _Chip, where: QPointF) -> None:
        pad, corner = Space.S * self._set.scale, Extent.CHIP_CORNER * self._set.scale
        box = QRectF(where.x(), where.y(), chip.width, chip.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().surface))
        painter.drawRoundedRect(box, corner, corner)
        left, top = box.left() + pad, box.top() + pad / 2
        if chip.icon:
            side = chip.lines[0].height * _ICON_SHARE
            picture = icons.pixmap(chip.icon, chip.hue, round(side))
            place = QRectF(left, top + (chip.lines[0].height - side) / 2, side, side)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
            left += side + pad / 2
        painter.setPen(theme.colour(pair_of(chip.hue).strong))
        for line in chip.lines:
            painter.setFont(line.font)
            spot = QRectF(left, top, box.right() - left, line.height)
            painter.drawText(spot, Qt.TextFlag.TextSingleLine, line.text)
            top += line.height


def _lightened(found: _Setting, room: float) -> _Setting:
    """Leave out what matters least where the card is too low for everything."""
    gap, height = Space.S * found.scale, found.height
    while height > room and found.chips:
        height -= found.chips.pop()[0].height + gap
    while height > room and len(found.place) > 1:
        height -= found.place.pop().height
    while height > room and found.told:
        height -= found.told.pop().height + gap * (not found.told)
    return replace(found, height=height)


_ICON_SHARE: Final = 0.72
"""Of the height of the line it stands before."""


def _chip(
    text: str,
    size: float,
    room: float,
    scale: float,
    *,
    hue: Hue = Hue.GREY,
    icon: str = "",
    bold: bool = False,
    most: int = 1,
) -> _Chip:
    pad = Space.S * scale
    high = QFontMetricsF(theme.font(size, bold=bold)).height()
    beside = 2 * pad + (high * _ICON_SHARE + pad / 2 if icon else 0)
    lines = fit_text(plain(text), size, room - beside, most, bold=bold)
    wide = max(QFontMetricsF(line.font).horizontalAdvance(line.text) for line in lines)
    return _Chip(lines, hue, icon, wide + beside + Space.HAIR, _height(lines) + pad)


def _rows(chips: list[_Chip], room: float, gap: float) -> Iterator[list[_Chip]]:
    """Chips side by side, as many in a row as fit."""
    row: list[_Chip] = []
    for chip in chips:
        if row and sum(known.width + gap for known in row) + chip.width > room:
            yield row
            row = []
        row.append(chip)
    if row:
        yield row


def _height(lines: list[Line]) -> float:
    return sum(line.height for line in lines)


def _small(size: float, scale: float) -> float:
    """A size for details: it need not shrink as far as the rest."""
    return max(size * scale, Size.BODY)
