"""A side of a badge, compiled once for a run: its boxes in points, its texts kept once set."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Final

from eventapp.domain.badge_layouts import (
    JOINT,
    Across,
    BandElement,
    CodeElement,
    Down,
    Element,
    Ink,
    LineElement,
    LogoElement,
    MarkElement,
    PictureElement,
    Placeholder,
    TextElement,
    filled,
    placeholders_of,
)
from eventapp.domain.documents import Badge, BadgeSnapshot
from eventapp.domain.kinds import Kind
from reports import qr
from reports.fitting import Fitted, Room, fit
from reports.fonts import Face
from reports.pen import Pen, ink
from reports.pictures import Logo, whole
from reports.result import Findings, PaperWarning, WarningKind
from reports.styles import INK, MIDDLE, MM, MUTED, QR_INK, TRACKING_LABEL, WHITE, readable
from reports.styles.badge import BADGE
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_KEPT: Final = 2048
"""Set texts an element remembers: organisations and positions come again and again."""

_PERSONAL: Final = frozenset(
    {
        Placeholder.NAME,
        Placeholder.NAME_EN,
        Placeholder.NAME_OTHER,
        Placeholder.ORGANISATION,
        Placeholder.POSITION,
        Placeholder.CATEGORY,
    }
)
_CATEGORY_LAST: Final = f"{JOINT}{{{Placeholder.CATEGORY}}}"


@dataclass(frozen=True, slots=True)
class Place:
    """A box in points from its card's lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Colours:
    """What the names of colours mean on this paper."""

    event: str
    one_colour: bool

    def of(self, name: str, badge: Badge) -> str:
        """The colour ``#RRGGBB`` of an element; a printer of one colour knows black and white."""
        if name == Ink.WHITE or name.upper() == WHITE:
            return WHITE
        if self.one_colour:
            return QR_INK
        if name == Ink.CATEGORY:
            return readable(badge.category_colour)
        named: dict[str, str] = {Ink.BLACK: INK, Ink.MUTED: MUTED, Ink.EVENT: self.event}
        return named.get(name, name)


@dataclass(frozen=True, slots=True)
class Run:
    """What all badges of a run share."""

    pen: Pen
    words: Words
    findings: Findings
    snapshot: BadgeSnapshot
    colours: Colours
    numbers: Iterator[int] = field(default_factory=count)


Values = Mapping[Placeholder, str]


class Drawer(ABC):
    """One element, ready to be drawn on any card."""

    @abstractmethod
    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        """Draw it on the card whose lower left corner is at a point."""


class Side:
    """A side of a card, ready to be drawn for anybody."""

    def __init__(
        self, run: Run, elements: tuple[Element, ...], height: float, scale: float
    ) -> None:
        self._drawers = [
            drawer
            for element in elements
            if (drawer := _drawer(run, element, height, scale)) is not None
        ]

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        """Draw it with its lower left corner at a point."""
        for drawer in self._drawers:
            drawer.draw(badge, values, x, y)


def _drawer(run: Run, element: Element, height: float, scale: float) -> Drawer | None:
    box = element.box
    place = Place(
        box.x * scale * MM,
        (height - box.y - box.height) * scale * MM,
        box.width * scale * MM,
        box.height * scale * MM,
    )
    if min(place.width, place.height) <= 0 and not isinstance(element, LineElement):
        return None
    match element:
        case TextElement():
            drawer: Drawer | None = _Text(run, element, place, scale)
        case CodeElement():
            drawer = _Code(run, place)
        case PictureElement():
            drawer = _picture(run, element, place)
        case LogoElement():
            drawer = _logo(run, element, place, scale)
        case BandElement():
            drawer = _Band(run, place, element.ink)
        case LineElement():
            drawer = _Line(run, place, element.ink, element.weight * scale)
        case MarkElement():
            drawer = _Mark(run, place)
    return drawer


class _Text(Drawer):
    def __init__(self, run: Run, element: TextElement, place: Place, scale: float) -> None:
        self._run, self._element, self._place = run, element, place
        self._room = Room(
            place.width,
            place.height,
            element.size * scale,
            element.floor * scale,
            element.lines,
            Face.BOLD if element.bold else Face.REGULAR,
            element.spread,
        )
        stands_out = element.text.endswith(_CATEGORY_LAST) and element.lines == 1
        self._lead = element.text.removesuffix(_CATEGORY_LAST) if stands_out else None
        shown = placeholders_of(element.text)
        self._of_all = not shown & _PERSONAL
        self._is_name = Placeholder.NAME in shown and element.size * scale >= BADGE.read_from_afar
        self._fitted = lru_cache(maxsize=_KEPT)(self._fit)

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        colours, element = self._run.colours, self._element
        if self._lead is None:
            text, last, word = filled(element.text, values), "", ""
        else:
            text, last = filled(self._lead, values), values[Placeholder.CATEGORY]
            word = colours.of(Ink.CATEGORY, badge)
        fitted = self._fitted(text, colours.of(element.ink, badge), last, word)
        if fitted.warnings:
            self._report(badge, fitted.warnings)
        leading = fitted.size * self._room.leading
        baseline = y + self._first(len(fitted.lines), leading) - fitted.size * MIDDLE
        for line in fitted.lines:
            self._run.pen.text(line, x + self._left(line), baseline)
            baseline -= leading

    def _report(self, badge: Badge, warnings: tuple[PaperWarning, ...]) -> None:
        """What is the same on every badge is nobody's."""
        findings = self._run.findings
        with findings.about(Kind.ATTENDEE, None if self._of_all else badge.attendee):
            for warning in warnings:
                findings.add(warning.kind, warning.subject, warning.detail)

    def _first(self, lines: int, leading: float) -> float:
        """The middle of the first line above the card's lower edge."""
        place, high = self._place, lines * leading
        match self._element.down:
            case Down.TOP:
                top = place.y + place.height
            case Down.BOTTOM:
                top = place.y + high
            case _:
                top = place.y + (place.height + high) / 2
        return top - leading / 2

    def _left(self, line: Line) -> float:
        tracking = line.pieces[-1].type.tracking if line.pieces else 0.0
        spare = self._place.width - line.width + tracking
        share = {Across.LEFT: 0.0, Across.CENTRE: 0.5, Across.RIGHT: 1.0}[self._element.across]
        return self._place.x + spare * share

    def _fit(self, text: str, colour: str, last: str, word: str) -> Fitted:
        if last:
            return _with_category(text, last, self._room, colour, word)
        fitted = fit(text, self._room, colour)
        if self._is_name and fitted.lines and fitted.size < BADGE.read_from_afar:
            shrunk = PaperWarning(WarningKind.SHRUNK, text)
            return Fitted(fitted.lines, fitted.size, (*fitted.warnings, shrunk))
        return fitted


def _with_category(text: str, category: str, room: Room, colour: str, word: str) -> Fitted:
    """A row that ends in the category, bold and in its colour; what is before it gives way."""
    findings = Findings()
    setter = Setter(findings)
    size = min(room.size, max(room.floor, room.tallest(1)))
    shown = [setter.clean(part).strip() for part in (text, category)]
    plain = Type(room.face, size, colour)
    strong = Type(Face.BOLD, size, word, size * TRACKING_LABEL)
    joint = JOINT if all(shown) else ""
    wanted = plain.width(shown[0] + joint) + strong.width(shown[1])
    if wanted > room.width:
        size = max(room.floor, size * room.width / wanted)
        plain = Type(room.face, size, colour)
        strong = Type(Face.BOLD, size, word, size * TRACKING_LABEL)
    last = setter.line([Span(shown[1], strong)], room.width)
    left = room.width + 0.01 - last.width - plain.width(joint)
    first = setter.line([Span(shown[0], plain)], max(left, 0.0))
    if not first.pieces or not last.pieces or first.width > left:
        lines = (last if last.pieces else first,)
        return Fitted(tuple(line for line in lines if line.pieces), size, findings.warnings())
    dot = setter.line([Span(JOINT.strip(), plain)], room.width)
    pieces = (
        *first.pieces,
        *dot.moved(first.width + plain.width(" ")).pieces,
        *last.moved(first.width + plain.width(joint)).pieces,
    )
    width = first.width + plain.width(joint) + last.width
    return Fitted((Line(pieces, width),), size, findings.warnings())


class _Code(Drawer):
    def __init__(self, run: Run, place: Place) -> None:
        self._run = run
        self._side = min(place.width, place.height)
        self._x = place.x + (place.width - self._side) / 2
        self._y = place.y + (place.height - self._side) / 2

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        del values
        qr.draw(self._run.pen, badge.code, x + self._x, y + self._y, self._side)


class _Band(Drawer):
    def __init__(self, run: Run, place: Place, colour: str) -> None:
        self._run, self._place, self._colour = run, place, colour

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        del values
        place = self._place
        colour = self._run.colours.of(self._colour, badge)
        self._run.pen.band(x + place.x, y + place.y, place.width, place.height, colour)


class _Line(Drawer):
    def __init__(self, run: Run, place: Place, colour: str, weight: float) -> None:
        self._run, self._place, self._colour, self._weight = run, place, colour, weight

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        del values
        place, canvas = self._place, self._run.pen.canvas
        canvas.setStrokeColor(ink(self._run.colours.of(self._colour, badge)))
        canvas.setLineWidth(self._weight)
        left, low = x + place.x, y + place.y
        canvas.line(left, low + place.height, left + place.width, low)


class _Mark(Drawer):
    """The sign, with its words left of it where the box is wide enough for them."""

    def __init__(self, run: Run, place: Place) -> None:
        self._run, self._place = run, place
        self._radius = min(place.width, place.height) / 2
        colour = QR_INK if run.colours.one_colour else INK
        self._colour = colour
        kind = Type(Face.BOLD, min(BADGE.mark_size, self._radius), colour)
        words = Setter(Findings()).line([Span(run.words.no_photographs(), kind)], place.width)
        room = place.width - 2 * self._radius * (1 + BADGE.mark_gap)
        self._words = words if 0 < words.width <= room else None
        self._drop = kind.size * MIDDLE

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        del values
        if badge.photograph:
            return
        place, radius, pen = self._place, self._radius, self._run.pen
        right, middle = x + place.x + place.width, y + place.y + place.height - radius
        pen.no_camera(right - radius, middle, radius, weight=2 * radius * BADGE.mark_line)
        if self._words is not None:
            end = right - 2 * radius * (1 + BADGE.mark_gap / 2)
            pen.text_right(self._words, end, middle - self._drop)


class _Picture(Drawer):
    """Pixels that are written once and shown on every card."""

    def __init__(self, run: Run, place: Place, picture: Logo) -> None:
        self._canvas = run.pen.canvas
        self._x = place.x + (place.width - picture.width) / 2
        self._y = place.y + (place.height - picture.height) / 2
        self._name = f"picture{next(run.numbers)}"
        self._canvas.beginForm(self._name, 0, 0, picture.width, picture.height)
        run.pen.picture(picture.image, 0, 0, picture.width, picture.height)
        self._canvas.endForm()

    def draw(self, badge: Badge, values: Values, x: float, y: float) -> None:
        del badge, values
        self._canvas.saveState()
        self._canvas.translate(x + self._x, y + self._y)
        self._canvas.doForm(self._name)
        self._canvas.restoreState()


def _picture(run: Run, element: PictureElement, place: Place) -> Drawer | None:
    picture = dict(run.snapshot.pictures).get(element.picture)
    if picture is None:
        run.findings.add(WarningKind.PICTURE, element.picture[:8])
        return None
    seen = whole(picture, place.width, place.height, element.picture[:8], run.findings)
    return None if seen is None else _Picture(run, place, seen)


def _logo(run: Run, element: LogoElement, place: Place, scale: float) -> Drawer | None:
    """The logo, or the host's name in the same place; nothing where nobody hosts."""
    host = run.snapshot.host
    if host is None:
        return None
    name = run.words.organisation_name(host)
    if host.logo is not None:
        seen = whole(host.logo, place.width, place.height, name, run.findings)
        if seen is not None:
            return _Picture(run, place, seen)
    text = TextElement(
        element.box,
        f"{{{Placeholder.HOST}}}",
        size=BADGE.host_size,
        floor=BADGE.host_floor,
        bold=True,
        ink=Ink.MUTED,
        across=Across.CENTRE,
        down=Down.MIDDLE,
        lines=2,
    )
    return _Text(run, text, place, scale)
