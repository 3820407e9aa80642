"""The foot of a cover: who hosts, sponsors and helps, by what they are to the event."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.kinds import EngagementKind, Kind
from eventapp.vocabulary import engagement
from reports.blocks import Setting
from reports.booklet.cover.texts import Cursor
from reports.pen import Pen
from reports.pictures import Logo, logo
from reports.result import WarningKind
from reports.styles import HAIRLINE, LINE, LOGO_AIR, LOGO_HEIGHT, MIDDLE
from reports.styles.cover import COVER
from reports.text import Line, Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """An organisation on the cover: its logo, or its name."""

    organisation: PrintedOrganisation
    logo: Logo | None
    name: Line

    @property
    def width(self) -> float:
        return self.logo.width if self.logo else self.name.width


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of marks behind the word for what they are to the event."""

    label: Line | None
    marks: tuple[_Mark, ...]
    height: float


class Foot:
    """The rows of a cover's foot, between a left edge and a width; or centred in them."""

    def __init__(
        self,
        setting: Setting,
        organisations: Sequence[PrintedOrganisation],
        *,
        left: float,
        width: float,
        centred: bool = False,
    ) -> None:
        self._setting = setting
        self._left, self._width, self._centred = left, width, centred
        self._rows = self._set_rows(organisations)

    @property
    def height(self) -> float:
        """Of all rows with the white above them, in grid lines."""
        return sum(row.height for row in self._rows) + COVER.air if self._rows else 0.0

    def draw(self, pen: Pen, *, below: float, foot: float) -> None:
        """Draw what fits between two heights; whom the cover cannot name is reported."""
        grid = self._setting.style.grid
        rows = self._fitting((below - foot) / grid - COVER.air)
        height = sum(row.height for row in rows)
        at = Cursor(foot + (height + 1) * grid, grid)
        if rows and not self._centred:
            pen.rule(self._left, at.y + grid, self._width, colour=LINE, weight=HAIRLINE)
        for row in rows:
            self._draw_row(pen, row, at.down(row.height))

    def _set_rows(self, organisations: Sequence[PrintedOrganisation]) -> list[_Row]:
        rows: list[_Row] = []
        for kind, group in groupby(organisations, lambda one: one.engagement):
            label = self._label(kind)
            if self._centred:
                rows.append(_Row(label, (), 1.0))
            for index, marks in enumerate(self._wrapped(list(group))):
                tall = any(mark.logo for mark in marks)
                height = LOGO_HEIGHT + LOGO_AIR if tall else 1.0
                rows.append(_Row(None if index or self._centred else label, tuple(marks), height))
            rows.append(_Row(None, (), COVER.group_gap))
        return rows[:-1]

    def _label(self, kind: EngagementKind) -> Line:
        setting = self._setting
        room = self._width if self._centred else setting.style.aside
        word = engagement(kind, setting.words.catalogue)
        both = setting.joined(lambda words: engagement(kind, words.catalogue))
        if setting.label.width(setting.setter.clean(both)) <= room:
            word = both
        return setting.setter.line([Span(word, setting.label)], room)

    def _wrapped(self, group: Sequence[PrintedOrganisation]) -> list[list[_Mark]]:
        gutter = self._setting.style.gutter
        room = self._width - (0.0 if self._centred else self._setting.style.aside)
        rows: list[list[_Mark]] = []
        used = 0.0
        for one in group:
            mark = self._mark(one, room)
            if rows and used + gutter + mark.width <= room:
                rows[-1].append(mark)
                used += gutter + mark.width
            else:
                rows.append([mark])
                used = mark.width
        return rows

    def _mark(self, one: PrintedOrganisation, room: float) -> _Mark:
        setting = self._setting
        with setting.setter.findings.about(Kind.ORGANISATION, one.id):
            image = logo(one.logo, setting.style.grid, one.name, setting.setter.findings)
            name = Span(setting.words.organisation_name(one), setting.body)
            return _Mark(one, image, setting.setter.line([name], room))

    def _fitting(self, room: float) -> list[_Row]:
        rows = list(self._rows)
        while rows and sum(row.height for row in rows) > room:
            for mark in rows.pop().marks:
                name = "".join(piece.text for piece in mark.name.pieces)
                with self._setting.setter.findings.about(Kind.ORGANISATION, mark.organisation.id):
                    self._setting.setter.findings.add(WarningKind.CUT, name)
        while rows and not rows[-1].marks:  # a word without those it is about
            rows.pop()
        return rows

    def _draw_row(self, pen: Pen, row: _Row, baseline: float) -> None:
        style = self._setting.style
        lift = (row.height - 1) * style.grid / 2 if row.height > 1 else 0.0
        x = self._left + style.aside
        if self._centred:
            words = sum(mark.width for mark in row.marks) + style.gutter * (len(row.marks) - 1)
            x = self._left + (self._width - words) / 2
        if row.label is not None:
            middle = (self._width - row.label.width) / 2 if self._centred else 0.0
            pen.text(row.label, self._left + middle, baseline + lift)
        for mark in row.marks:
            if mark.logo:
                y = baseline + lift + style.body * MIDDLE - mark.logo.height / 2
                pen.picture(mark.logo.image, x, y, mark.logo.width, mark.logo.height)
            else:
                pen.text(mark.name, x, baseline + lift)
            x += mark.width + style.gutter
