"""The window's look in one place: colours, type sizes, distances and the stylesheet.

No other module of the window writes a colour, a size or a distance.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from eventapp.domain.kinds import SessionKind
from eventapp.paths import RESOURCES
from eventapp.settings import Theme

FAMILY: Final = "Noto Sans KR"
_POINTS_PER_INCH: Final = 72

PAPER: Final = "#FFFFFF"
"""Printed paper stays white in a dark window."""


class Size:
    """Sizes of type, in pixels at 100 %."""

    SMALL: Final = 12.0
    BODY: Final = 13.5
    STRONG: Final = 15.0
    SECTION: Final = 18.0
    PAGE: Final = 24.0
    RESULT: Final = 40.0
    NAME: Final = 72.0


class Space:
    """Distances, in pixels at 100 %."""

    HAIR: Final = 1
    RING: Final = 2
    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 24
    XXL: Final = 32


class Extent:
    """Sizes of things, in pixels at 100 %."""

    CONTROL: Final = 32
    DESK_CONTROL: Final = 40
    CORNER: Final = 6
    CHIP_CORNER: Final = 4
    ROW: Final = 36
    HEADING: Final = 32
    RAIL: Final = 200
    RAIL_ITEM: Final = 36
    RAIL_COLLAPSED: Final = 56
    RAIL_COLLAPSES_BELOW: Final = 1280
    PANEL: Final = 300
    FIELD_LABEL: Final = 72
    FIELD_LABEL_MOST: Final = 112
    ICON: Final = 18
    ICON_SMALL: Final = 16
    ICON_BOX: Final = 20
    AVATAR: Final = 26
    FIGURE: Final = (60, 24)
    PORTRAIT: Final = 72
    MINIATURE: Final = (52, 74)
    LOGO_WIDTH: Final = 208
    LOGO_TILE: Final = (144, 72)
    SWATCH: Final = 22
    SCAN_BOX: Final = 48
    SCAN_ICON: Final = 20
    SIGN: Final = 44
    VERDICT: Final = (720, 440)
    VERDICT_LEAST: Final = 208
    SCANS_CLOCK: Final = 44
    SCANS_VERDICT: Final = 84
    TALLY: Final = 8
    CURVE: Final = 88
    CURVE_TALL: Final = 144
    SHARE_ROW: Final = 24
    ATTENDANCE: Final = (960, 656)
    NUMBER: Final = 240
    GUEST_ROW: Final = (56, 128)
    GUEST_WINDOW: Final = (960, 640)
    QR: Final = 165
    STATUS: Final = 30
    STRIPE: Final = 3
    PICTURE_WIDTH: Final = 160
    PICTURE_HEIGHT: Final = 120
    PROGRESS: Final = 6
    PROGRESS_WIDTH: Final = 160
    SCROLL: Final = 10
    DIALOG: Final = 440
    LOCK: Final = 360
    DIALOG_WIDE: Final = 640
    WIZARD: Final = (1040, 640)
    MEANING: Final = 208
    SEARCH: Final = 280
    GALLERY_CARD: Final = 164
    GALLERY_PICTURE: Final = 128
    PAPER_LOG: Final = (880, 480)
    PAPER_TOOLS_FROM: Final = 1040
    PAPER_SET: Final = (520, 560)
    LABEL: Final = (36, 26)
    TEXT_AREA: Final = 88
    COLUMN: Final = 120
    COLUMN_LEAST: Final = 40
    COLUMN_TIME: Final = 108
    COLUMN_LENGTH: Final = 84
    COLUMN_KIND: Final = 92
    COLUMN_KIND_WIDE: Final = 132
    COLUMN_ROOM: Final = 96
    COLUMN_TRACK: Final = 88
    COLUMN_STRETCHED: Final = 96
    COUNT: Final = 56
    PROBLEMS: Final = 192
    PROBLEMS_LEAST: Final = 112
    ROOM_COLUMN_FROM: Final = 720
    TEXTS_LEAST: Final = 300
    POSITION_COLUMN_FROM: Final = 680
    WINDOW: Final = (1366, 768)
    WINDOW_LEAST: Final = (900, 510)
    """What a screen of 1024 × 600 leaves beside its panel and the window's frame."""
    FRAME: Final = (8, 36)
    """What the system's frame takes at a window's sides and above it; there is none to ask yet."""


class Grid:
    """Sizes of the drawn timetable, in pixels at 100 %."""

    HOUR: Final = 180
    ZOOM: Final = (50, 300)
    ZOOM_STEP: Final = 10
    GUTTER: Final = 64
    DAY_HEAD: Final = 28
    ROOM_HEAD: Final = 32
    ROOM: Final = 168
    ROOM_LEAST: Final = 96
    DAY_GAP: Final = 16
    CARD_LEAST: Final = 14
    CARD_GAP: Final = 2
    CARD_WIDE: Final = 280
    EDGE: Final = 5
    LINE: Final = 19
    LINE_SMALL: Final = 17
    SIGN: Final = 14
    HATCH: Final = 6
    CHIP: Final = 20
    TRAY_CARD: Final = (216, 44)
    TRAY_ROWS: Final = 2
    TRAY_HEAD: Final = 36
    TRAY_ROOMY: Final = 560
    REACH: Final = 32


class Live:
    """Sizes of the strip that runs the day, and of what the speaker sees, in pixels at 100 %."""

    CLOCK: Final = 104
    LEFT: Final = 132
    SIGN: Final = 16
    SIGN_SMALL: Final = 10
    ROOM: Final = 208
    BLOCK_LEAST: Final = 96
    WINDOW: Final = (960, 540)
    WINDOW_LEAST: Final = (320, 180)
    RECORD: Final = (880, 560)


class Dummy:
    """The booklet to leaf through: sizes in pixels at 100 %, shades as shares."""

    EDGE: Final = 2
    EDGES: Final = 4
    LINE: Final = 0.45
    FOLD: Final = 0.15
    REACH: Final = 0.3
    SHADE: Final = 0.25


class Designer:
    """Sizes of the badge designer, in pixels at 100 %."""

    HANDLE: Final = 9
    OUTLINE: Final = 1.5
    REACH: Final = 6
    SCALES: Final = (0.4, 40.0)
    """Pixels a millimetre."""
    VEIL: Final = 0.12
    PALETTE: Final = 248
    LAYER: Final = 28
    NUMBER: Final = 68
    WINDOW: Final = (1320, 720)


class Motion:
    """Lengths of time, in milliseconds."""

    QUICK: Final = 120
    SETTLE: Final = 400
    SEARCH_PAUSE: Final = 120
    REVEAL: Final = 160
    RESULT: Final = 8000
    COUNT: Final = 60
    FOLLOW: Final = 2000
    PASSING: Final = 20_000
    GLANCE: Final = 3000
    GLIDE: Final = 16


class Hue(StrEnum):
    """One of the colours of kinds and categories, told apart by every kind of eye.

    Each is always accompanied by a word or a shape.
    """

    GREY = "grey"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    SKY = "sky"
    ROSE = "rose"


@dataclass(frozen=True, slots=True)
class Pair:
    """A hue's soft ground and the strong colour for line and text upon it."""

    soft: str
    strong: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one look. ``faint`` is for decoration and placeholders only."""

    dark: bool
    ground: str
    surface: str
    raised: str
    line: str
    strong_line: str
    hover: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    bar: str
    admitted: Pair
    already: Pair
    refused: Pair
    grey: Pair
    amber: Pair
    green: Pair
    blue: Pair
    purple: Pair
    sky: Pair
    rose: Pair

    def hue(self, hue: Hue) -> Pair:
        """The pair of colours of a hue."""
        pair: Pair = getattr(self, hue.value)
        return pair


LIGHT: Final = Tokens(
    dark=False,
    ground="#F6F6F3",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E4E3DE",
    strong_line="#C9C8C2",
    hover="#F1F1ED",
    text="#1E2327",
    muted="#59626B",
    faint="#858D95",
    accent="#0E6B5B",
    accent_hover="#0B5A4C",
    on_accent="#FFFFFF",
    accent_soft="#E1F0EC",
    bar="#9CCBBF",
    admitted=Pair("#E3F4E7", "#177436"),
    already=Pair("#FFF1CC", "#8A5A00"),
    refused=Pair("#FBE4E2", "#B3261E"),
    grey=Pair("#EEEEEA", "#59626B"),
    amber=Pair("#FBF0D6", "#8A5A00"),
    green=Pair("#E1F0EC", "#0E6B5B"),
    blue=Pair("#E5EDF9", "#2F5FA8"),
    purple=Pair("#F3E7F6", "#7A3E8E"),
    sky=Pair("#DFF1F7", "#14647F"),
    rose=Pair("#FBE7EB", "#A63352"),
)

DARK: Final = Tokens(
    dark=True,
    ground="#15181C",
    surface="#1D2126",
    raised="#242A31",
    line="#2E343B",
    strong_line="#444C56",
    hover="#23282E",
    text="#E7E9EC",
    muted="#A2ABB4",
    faint="#737C86",
    accent="#4FC3AA",
    accent_hover="#6FD3BD",
    on_accent="#0B2A24",
    accent_soft="#17332D",
    bar="#2F6A5D",
    admitted=Pair("#14301C", "#5BD079"),
    already=Pair("#33290F", "#F2C14E"),
    refused=Pair("#3A1A18", "#FF7B72"),
    grey=Pair("#272C32", "#A2ABB4"),
    amber=Pair("#332A14", "#EBC372"),
    green=Pair("#17332D", "#6FD3BD"),
    blue=Pair("#1B2A40", "#8FB6F2"),
    purple=Pair("#32203A", "#D3A3E2"),
    sky=Pair("#152D37", "#7CC6DF"),
    rose=Pair("#3A1D26", "#F19BB0"),
)

_KIND_HUES: Final = {
    SessionKind.WELCOME: Hue.AMBER,
    SessionKind.ADDRESS: Hue.AMBER,
    SessionKind.ENCOURAGEMENT: Hue.AMBER,
    SessionKind.KEYNOTE: Hue.GREEN,
    SessionKind.TALK: Hue.BLUE,
    SessionKind.WORKSHOP: Hue.SKY,
    SessionKind.PANEL: Hue.PURPLE,
    SessionKind.QUESTIONS: Hue.PURPLE,
}


def kind_hue(kind: SessionKind) -> Hue:
    """The hue of a kind of session; what is not spoken is grey."""
    return _KIND_HUES.get(kind, Hue.GREY)


class _Look(QObject):
    """The look in use and the one chosen; kept on the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("eventapp.look")
        self.theme = Theme.LIGHT
        self.tokens = LIGHT


def _look() -> _Look | None:
    app = QGuiApplication.instance()
    return app.findChild(_Look, "eventapp.look") if app is not None else None


def current() -> Tokens:
    """The colours in use now; ask at paint time, they change while the window is open."""
    look = _look()
    return look.tokens if look is not None else LIGHT


def chosen() -> Theme:
    """The theme as chosen, which may be "as the system"."""
    look = _look()
    return look.theme if look is not None else Theme.SYSTEM


def tokens_of(theme: Theme) -> Tokens:
    """The colours a theme means at the moment."""
    if theme is Theme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme is Theme.DARK else LIGHT


def apply(app: QApplication, theme: Theme) -> Tokens:
    """Give the whole application a look: style, fonts, palette and stylesheet."""
    from ui.stylesheet import stylesheet  # noqa: PLC0415 - it reads the tokens of this module

    load_fonts()
    look = _look() or _Look(app)
    look.theme = theme
    look.tokens = tokens_of(theme)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(look.tokens))
    app.setStyleSheet(stylesheet(look.tokens))
    return look.tokens


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once: no system font is needed."""
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"NotoSansKR-{weight}.ttf"))


def points(pixels: float) -> float:
    """A size of type in points, as the screen counts them."""
    return pixels * _POINTS_PER_INCH / QGuiApplication.primaryScreen().logicalDotsPerInchY()


def font(size: float = Size.BODY, *, bold: bool = False) -> QFont:
    """The program's font in one of the sizes, with tabular figures."""
    made = QFont(FAMILY)
    made.setPointSizeF(points(size))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def colour(value: str, *, alpha: float = 1.0) -> QColor:
    """A token as Qt's colour."""
    made = QColor(value)
    made.setAlphaF(alpha)
    return made


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, value in (
        (role.Window, tokens.ground),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.ground),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.faint),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.refused.strong),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.strong_line),
        (role.Dark, tokens.muted),
        (role.Shadow, tokens.strong_line),
        (role.Accent, tokens.accent),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens.faint))
    return palette
