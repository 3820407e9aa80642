"""Every colour, size and distance on paper, in points unless a name says otherwise.

One module, so that two documents never disagree and a designer has one place to read.
"""

from dataclasses import dataclass
from functools import cache

from eventapp.domain.kinds import Paper

MM = 72 / 25.4
SCALE = 1.25
"""Each level of type is this much larger than the one below."""

INK = "#1E2327"
MUTED = "#59626B"
LINE = "#B4B3AD"
WHITE = "#FFFFFF"

QR_INK = "#000000"

HAIRLINE = 0.35
ACCENT_RULE = 0.9

MINIMUM_CONTRAST = 4.5
"""Of coloured text against white, and in grey print too, since contrast is luminance."""

_FALLBACK_ACCENT = "#0E6B5B"
_SOFT_SHARE = 0.12
_DARKEN = 0.96


@dataclass(frozen=True, slots=True)
class Palette:
    """The accent of one document, readable as text, and its tint for surfaces."""

    accent: str
    soft: str


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How a booklet is set on one paper.

    ``display`` is the size of a cover's title before it is shrunk to its lines. ``grid`` is
    the distance of baselines; heights count in it. ``inner`` is the margin at the spine.
    ``aside`` is the narrow column of times and labels left of the text; on a ``wide`` paper
    it also carries the labels of talks and the end of each time.
    """

    width: float
    height: float
    body: float
    display: float
    grid: float
    inner: float
    outer: float
    top: float
    lines: int
    aside: float
    gutter: float
    head: float
    foot: float
    people_columns: int
    mark_columns: int
    wide: bool

    @property
    def measure(self) -> float:
        """The width of the text between its margins."""
        return self.width - self.inner - self.outer

    @property
    def small(self) -> float:
        """Labels, running heads, page numbers."""
        return self.body / SCALE

    @property
    def lead(self) -> float:
        """A motto, a name that stands out, the date on a cover."""
        return self.body * SCALE

    @property
    def head_size(self) -> float:
        """The title of a talk."""
        return self.body * SCALE * SCALE

    @property
    def title_size(self) -> float:
        """The heading of a section."""
        return self.body * float(SCALE**4)

    def left(self, page: int) -> float:
        """Where the text begins on a page, numbered from 1: odd pages lie on the right."""
        return self.inner if page % 2 else self.outer


_A5 = PageStyle(
    width=148 * MM,
    height=210 * MM,
    body=8.6,
    display=8.6 * SCALE**5,
    grid=13.5,
    inner=17 * MM,
    outer=13.5 * MM,
    top=60,
    lines=35,
    aside=44,
    gutter=18,
    head=27,
    foot=24,
    people_columns=1,
    mark_columns=2,
    wide=False,
)
_A4 = PageStyle(
    width=210 * MM,
    height=297 * MM,
    body=9.4,
    display=9.4 * SCALE**6,
    grid=15,
    inner=27 * MM,
    outer=22 * MM,
    top=84,
    lines=45,
    aside=92,
    gutter=24,
    head=40,
    foot=38,
    people_columns=2,
    mark_columns=2,
    wide=True,
)
_PAGES = {Paper.A4: _A4, Paper.A5: _A5}


def page_style(paper: Paper) -> PageStyle:
    """The tokens of a paper."""
    return _PAGES[paper]


HEAD_SHARE = 0.68
"""Of a running head for the event's title; the rest is the section's."""

TRACKING_LABEL = 0.02
"""Letter-spacing of small bold labels, as a share of their size."""

MIDDLE = 0.36
"""The optical middle of a line above its baseline, as a share of the type size."""

BASELINE = 0.27
"""How far above the bottom of its line a baseline lies, as a share of the grid."""

HEADING_LEADING = 1.5
"""Grid lines from one line of a large heading to the next."""

ROW_RULE = 1.24
"""How far above a row's first baseline its hairline lies, in grid lines: midway in white."""

TITLE_RAISED = 0.35
"""A section's title stands off the lines under it by so much of the grid."""

HEADING_RAISED = 0.12
"""… and a talk's title by so much."""

KEPT_WHOLE = 14
"""A talk of at most so many lines is not divided between pages."""

SECTION_ROOM = 0.55
"""A long section may begin below another one where this share of the page is free."""

BLOCK_GAP = 0.5
"""Between the head of a talk and its text, in grid lines."""

BETWEEN_TALKS = 2.0
BETWEEN_PEOPLE = 1.0

GROUP_GAP = 1.0
"""Between what hosts and what sponsors, in grid lines."""

PORTRAIT = 4
INITIAL = 2
INITIAL_SHARE = 0.4
"""The size of an initial, of its circle's diameter."""
FACE_GAP = 1.25
"""Between a face and its text, as a multiple of the body size."""
"""Diameters of a photograph, and of an initial where nobody has one, in grid lines."""

PAIR_LINES = 16
"""A person with more lines than this gets the full width instead of a column."""

NOTE_GAP = 0.6
"""Between a name and the small label after it, as a multiple of the body size."""

BULLET = "•"
BULLET_INDENT = 0.95
"""Of hanging text behind a bullet, as a multiple of the body size."""

COVER_BAND = 4 * MM
COVER_RULE_LENGTH = 26.0
COVER_RULE_WIDTH = 1.6
COVER_TITLE_LEADING = 1.36
"""As a multiple of the title's size; what is below has this many grid lines a line:"""
COVER_LEADING = 1.25
COVER_MOTTO_SHARE = 0.8
COVER_LABEL_GAP = 1.5
COVER_SUBTITLE_GAP = 1.0
COVER_RULE_GAP = 2.0
COVER_FACTS_GAP = 1.0
COVER_MOTTO_GAP = 2.0
COVER_GROUP_GAP = 0.5
"""Distances of a cover in grid lines, from the top."""
COVER_SHRINK = 0.94
COVER_AIR = 4.0
"""Grid lines that stay white between the upper and the lower part of a cover."""
COVER_TITLE_LINES = 4
COVER_TITLE_FLOOR = 0.6
"""How small a cover's title may get before it is cut, as a share of the display size."""

METADATA_LENGTH = 200
"""Of a document's title and its bookmarks, in letters."""

TITLE_LINES = 6
"""A title longer than this is cut and reported: it is not a title."""

LOGO_AREA = 2.6
"""A logo's width × height, in squares of the grid: equal area reads as equal weight."""
LOGO_HEIGHT = 2.2
LOGO_WIDTH = 5.5
LOGO_AIR = 0.8
"""Bounds of a logo in grid units: very wide marks get lower, very tall ones narrower."""

PICTURE_DPI = 300
PICTURE_PIXELS = 40_000_000
"""Larger pictures are not opened: a text mark or an initial stands in."""


@dataclass(frozen=True, slots=True)
class BadgeStyle:
    """A badge's sizes in points, the same on every sheet."""

    band: float = 2.2 * MM
    margin: float = 6 * MM
    title_size: float = 7.4
    title_leading: float = 10.2
    title_drop: float = 13.5
    title_lines: int = 2
    name_max: float = 50.0
    name_floor: float = 15.0
    name_gap: float = 9.0
    name_leading: float = 1.16
    organisation_max: float = 12.0
    organisation_dense: float = 10.2
    organisation_floor: float = 8.4
    organisation_leading: float = 1.36
    organisation_lines: int = 3
    shrink: float = 0.93
    detail_size: float = 9.0
    detail_gap: float = 17.0
    bottom: float = 7 * MM
    qr: float = 20.5 * MM
    qr_gap: float = 5 * MM
    mark: float = 8.5
    mark_drop: float = 4.0
    mark_gap: float = 4.0
    mark_size: float = 6.2
    mark_line: float = 1.1
    tracking_two: float = 0.55
    space: float = 0.224
    tracking_three: float = 0.07


BADGE = BadgeStyle()


@dataclass(frozen=True, slots=True)
class RollStyle:
    """The desk's paper list on A4: rows high enough to write in, a letter before each section.

    ``columns`` are the widths of number, name, organisation, position, phone, category, the
    box, and remarks; with ``letter`` before them they fill the measure.
    """

    side: float = 15 * MM
    head: float = 34.0
    title_drop: float = 26.0
    facts_drop: float = 17.0
    table_gap: float = 20.0
    foot: float = 28.0
    bottom: float = 46.0
    title: float = 17.0
    body: float = 9.4
    close: float = 8.4
    dense: float = 7.4
    dense_leading: float = 8.6
    small: float = 7.5
    row: float = 20.0
    heads: float = 18.0
    letter: float = 16.0
    cell_gap: float = 6.0
    columns: tuple[float, ...] = (34.0, 74.0, 118.0, 62.0, 36.0, 56.0, 40.0)
    box: float = 9.5
    box_line: float = 0.6
    section_rule: float = 0.6
    blank_rows: int = 10


ROLL = RollStyle()


@cache
def palette(colour: str) -> Palette:
    """The accent and its tint from an event's or a category's colour."""
    accent = readable(colour)
    return Palette(accent=accent, soft=_mix(accent, WHITE, _SOFT_SHARE))


@cache
def readable(colour: str) -> str:
    """A colour, darkened as far as text on white needs; nonsense gives the house accent."""
    rgb = _parse(colour) or _parse(_FALLBACK_ACCENT) or (0, 0, 0)
    while contrast_on_white(_hex(rgb)) < MINIMUM_CONTRAST:
        rgb = (int(rgb[0] * _DARKEN), int(rgb[1] * _DARKEN), int(rgb[2] * _DARKEN))
    return _hex(rgb)


def contrast_on_white(colour: str) -> float:
    """The WCAG contrast of ``#RRGGBB`` against white, from 1 to 21."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _parse(colour: str) -> tuple[int, int, int] | None:
    digits = colour.removeprefix("#")
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red, green, blue


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*rgb)


def _mix(colour: str, ground: str, share: float) -> str:
    top, below = _parse(colour), _parse(ground)
    if top is None or below is None:
        return ground
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(top, below, strict=True))
    return _hex((red, green, blue))


@dataclass(frozen=True, slots=True)
class TicketStyle:
    """A ticket's page: sizes in points, distances in grid lines where they say so."""

    qr: float
    title_share: float = 0.8
    title_floor: float = 0.5
    title_lines: int = 3
    band: float = 1.7
    band_inset: float = 0.7
    gap: float = 1.5
    name_gap: float = 0.8
    name_lines: float = 5.5
    name_least: float = 36.0
    organisation_lines: int = 2
    code_groups: int = 4
    code_tracking: float = 0.06
    hosts_lines: int = 5

    @property
    def quiet(self) -> float:
        """The white around the QR: a little more than the four modules a scanner asks for."""
        return self.qr / 5.5


_TICKETS = {Paper.A5: TicketStyle(qr=46 * MM), Paper.A4: TicketStyle(qr=62 * MM)}


def ticket_style(paper: Paper) -> TicketStyle:
    """The sizes of a ticket on a paper."""
    return _TICKETS[paper]


@dataclass(frozen=True, slots=True)
class TicketCardStyle:
    """A ticket for the wallet, in points."""

    band: float = 2.2 * MM
    margin: float = 4.6 * MM
    qr: float = 30 * MM
    gap: float = 4.5 * MM
    title_size: float = 6.2
    title_leading: float = 8.4
    title_drop: float = 16.0
    title_lines: int = 2
    name_height: float = 32.0
    name_floor: float = 8.5
    name_gap: float = 6.0
    organisation_size: float = 7.6
    organisation_leading: float = 10.4
    organisation_lines: int = 2
    fact_size: float = 6.0
    fact_leading: float = 8.2
    code_size: float = 6.4
    code_drop: float = 10.0
    cut_length: float = 4 * MM
    cut_gap: float = 1 * MM


TICKET_CARD = TicketCardStyle()


@dataclass(frozen=True, slots=True)
class PhoneStyle:
    """A ticket as a picture for phones, in pixels."""

    width: int = 720
    height: int = 1080
    margin: int = 52
    band: int = 20
    label: int = 26
    title: int = 34
    title_lines: int = 4
    fact: int = 27
    fact_lines: int = 2
    name_scale: float = 1.5
    name_leading: float = 1.2
    name_least: float = 60.0
    organisation: int = 29
    code: int = 26
    leading: float = 1.38
    gap: int = 26
    module: int = 14
    plain_module: int = 10


PHONE = PhoneStyle()
