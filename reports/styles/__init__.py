"""Every colour, size and distance on paper, in points unless a name says otherwise.

One module, so that two documents never disagree and a designer has one place to read.
"""

from dataclasses import dataclass
from functools import cache

from eventapp.domain.kinds import Paper
from eventapp.domain.sheets import POINTS_PER_MM

MM = POINTS_PER_MM
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

COVER_BAND = 7 * MM
"""An office printer leaves white what is nearer to the edge than 4 or 5 mm."""
COVER_TITLE_LEADING = 1.36
"""As a multiple of the title's size; what is below has this many grid lines a line:"""
COVER_LEADING = 1.25
COVER_SHRINK = 0.94
"""Of covers and tickets alike; what covers alone have stands with their designs."""

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


@cache
def palette(colour: str) -> Palette:
    """The accent and its tint from an event's or a category's colour."""
    accent = readable(colour)
    return Palette(accent=accent, soft=mix(accent, WHITE, _SOFT_SHARE))


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


def mix(colour: str, ground: str, share: float) -> str:
    """So much of a colour over a ground."""
    top, below = _parse(colour), _parse(ground)
    if top is None or below is None:
        return ground
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(top, below, strict=True))
    return _hex((red, green, blue))
