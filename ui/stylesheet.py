"""The stylesheet, made from the tokens."""

from eventapp.paths import RESOURCES
from ui import theme
from ui.theme import Extent, Size, Space, Tokens


def stylesheet(tokens: Tokens) -> str:
    """Everything Qt's own widgets need to look like ours."""
    parts = (
        _text,
        _grounds,
        _buttons,
        _segments,
        _fields,
        _lists,
        _tables,
        _bars,
        _menus,
        _scrolling,
        _boxes,
        _desk,
    )
    return "\n".join(part(tokens) for part in parts)


def _text(t: Tokens) -> str:
    tones = {
        "muted": t.muted,
        "faint": t.faint,
        "accent": t.accent,
        "admitted": t.admitted.strong,
        "already": t.already.strong,
        "refused": t.refused.strong,
    }
    rules = [f'QLabel[tone="{tone}"] {{ color: {colour}; }}' for tone, colour in tones.items()]
    return (
        "\n".join(rules)
        + f"""
QLabel {{ background: transparent; color: {t.text}; }}
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.strong_line};
    padding: {Space.XS}px {Space.S}px; }}
"""
    )


def _grounds(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.ground}; }}
QFrame[role="hairline"] {{ background: {t.line}; border: none; }}
QFrame[role="rail"] {{ background: {t.surface}; border: none; border-right: 1px solid {t.line}; }}
QFrame[role="top"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[role="lock"] {{ background: {t.ground}; border: none; }}
QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.line};
    border-radius: {Extent.CORNER}px; }}
QScrollArea[role="panel"] {{ background: {t.surface}; border: none;
    border-left: 1px solid {t.line}; }}
QWidget[role="panel-body"] {{ background: {t.surface}; }}
QScrollArea[role="plain"], QWidget[role="plain"] {{ background: transparent; border: none; }}
"""


def _buttons(t: Tokens) -> str:
    height = Extent.CONTROL - 2
    return f"""
QPushButton {{ min-height: {height}px; max-height: {height}px; padding: 0 {Space.L - 1}px;
    border: 1px solid {t.strong_line}; border-radius: {Extent.CORNER}px;
    background: {t.surface}; color: {t.text}; font-size: {_pt(Size.BODY)}; outline: none; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.line}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.faint}; border-color: {t.line}; background: transparent; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="primary"] {{ background: {t.accent}; border-color: {t.accent};
    color: {t.on_accent}; font-weight: bold; }}
QPushButton[role="primary"]:hover {{ background: {t.accent_hover};
    border-color: {t.accent_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.text};
    padding: 0 {Space.L - 2}px; min-height: {height - 2}px; max-height: {height - 2}px; }}
QPushButton[role="primary"]:disabled {{ background: {t.line}; border-color: {t.line};
    color: {t.faint}; }}
QPushButton[role="primary"][place="first"] {{ border-top-right-radius: 0;
    border-bottom-right-radius: 0; }}
QPushButton[role="primary"][place="last"] {{ border-top-left-radius: 0;
    border-bottom-left-radius: 0; padding: 0 {Space.S - 1}px; }}
QPushButton[role="danger"] {{ color: {t.refused.strong}; }}
QPushButton[role="danger"]:disabled {{ color: {t.faint}; }}
QPushButton[role="danger"]:focus {{ border-color: {t.refused.strong}; }}
QPushButton[role="quiet"] {{ border-color: transparent; background: transparent; color: {t.muted};
    padding: 0 {Space.S}px; }}
QPushButton[role="quiet"]:hover {{ background: {t.hover}; color: {t.text}; }}
QPushButton[role="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="link"] {{ border: 1px solid transparent; background: transparent;
    color: {t.accent}; font-weight: bold; font-size: {_pt(Size.SMALL)};
    padding: 0 {Space.XS}px; min-height: {Extent.ICON_BOX}px; max-height: {Extent.ICON_BOX}px; }}
QPushButton[role="link"][flush="true"] {{ padding: 0; margin-left: -1px; }}
QPushButton[role="link"]:hover {{ color: {t.accent_hover}; text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="link"]:disabled {{ color: {t.faint}; }}
QPushButton[small="true"] {{ font-size: {_pt(Size.SMALL)}; min-height: {Extent.ICON_BOX}px;
    max-height: {Extent.ICON_BOX}px; }}
QPushButton[tight="true"] {{ padding: 0 {Space.XS}px; }}
QPushButton[look="palette"] {{ text-align: left; font-size: {_pt(Size.SMALL)};
    padding: 0 {Space.XS}px; min-height: {Space.XL}px; max-height: {Space.XL}px; }}
QToolButton[role="icon"] {{ border: 1px solid transparent; border-radius: {Extent.CORNER}px;
    padding: {Space.XS}px; background: transparent; }}
QToolButton[role="icon"]:hover {{ background: {t.hover}; }}
QToolButton[role="icon"]:focus {{ border-color: {t.accent}; }}
QPushButton[desk="true"] {{ min-height: {Extent.DESK_CONTROL - 2}px;
    max-height: {Extent.DESK_CONTROL - 2}px; }}
"""


def _segments(t: Tokens) -> str:
    corner = f"{Extent.CORNER}px"
    height = Extent.CONTROL - 2 * Space.RING
    return f"""
QPushButton[role="segment"] {{ color: {t.muted}; border-radius: 0; margin-left: -1px;
    padding: 0 {Space.M}px; }}
QPushButton[role="segment"]:hover {{ color: {t.text}; }}
QPushButton[role="segment"]:checked {{ background: {t.accent_soft}; color: {t.accent};
    font-weight: bold; }}
QPushButton[role="segment"]:checked:disabled {{ background: {t.hover}; color: {t.muted}; }}
QPushButton[role="segment"]:disabled {{ color: {t.faint}; }}
QPushButton[role="segment"][invites="true"] {{ background: {t.accent};
    border-color: {t.accent}; color: {t.on_accent}; }}
QPushButton[role="segment"][place="first"] {{ margin-left: 0;
    border-top-left-radius: {corner}; border-bottom-left-radius: {corner}; }}
QPushButton[role="segment"][place="last"] {{
    border-top-right-radius: {corner}; border-bottom-right-radius: {corner}; }}
QPushButton[role="segment"][place="only"] {{ margin-left: 0; border-radius: {corner}; }}
QPushButton[role="segment"]:focus {{ border: {Space.RING}px solid {t.accent}; margin-left: 0;
    min-height: {height}px; max-height: {height}px;
    padding: 0 {Space.M - 1}px 0 {Space.M - 2}px; }}
QPushButton[role="segment"][place="first"]:focus, QPushButton[role="segment"][place="only"]:focus {{
    padding: 0 {Space.M - 1}px; }}
"""


def _fields(t: Tokens) -> str:
    height = Extent.CONTROL - 2
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{
    border: 1px solid {t.line}; border-radius: {Extent.CORNER}px;
    background: {t.surface}; color: {t.text}; font-size: {_pt(Size.BODY)};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {height}px; max-height: {height}px;
    padding: 0 {Space.S}px; }}
QComboBox {{ padding: 0 {Space.S + 2}px; }}
QPlainTextEdit, QTextEdit {{ padding: {Space.XS}px {Space.XS + 2}px; }}
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover, QPlainTextEdit:hover {{
    border-color: {t.strong_line}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border: 2px solid {t.accent}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    min-height: {height - 2}px; max-height: {height - 2}px; padding: 0 {Space.S - 1}px; }}
QComboBox:focus {{ padding: 0 {Space.S + 1}px; }}
QPlainTextEdit[small="true"] {{ font-size: {_pt(Size.SMALL)}; }}
QPlainTextEdit[grows="true"] {{ padding: {Space.HAIR}px {Space.S}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {Space.XS - 1}px {Space.XS + 1}px; }}
QPlainTextEdit[grows="true"]:focus {{ padding: 0 {Space.S - 1}px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {{
    color: {t.faint}; background: transparent; }}
QLineEdit[role="cell"], QComboBox[role="cell"] {{ min-height: 0; max-height: {Extent.ROW}px;
    border-radius: {Extent.CHIP_CORNER}px; background: {t.raised}; }}
QLineEdit[role="figure"], QLineEdit[role="figure"]:focus {{ padding: 0 {Space.S - 1}px;
    min-height: {Extent.FIGURE[1] - 2}px; max-height: {Extent.FIGURE[1] - 2}px;
    border-width: 1px; border-radius: {Extent.CHIP_CORNER}px; font-size: {_pt(Size.SMALL)}; }}
QLineEdit[role="figure"]:!focus:!hover {{ border-color: transparent; background: transparent; }}
QLineEdit[role="quiet"], QPlainTextEdit[role="quiet"], QDateEdit[role="quiet"] {{
    border-color: transparent;
    background: transparent; }}
QLineEdit[role="quiet"]:hover, QPlainTextEdit[role="quiet"]:hover,
QDateEdit[role="quiet"]:hover {{ border-color: {t.line};
    background: {t.hover}; }}
QLineEdit[role="quiet"]:focus, QPlainTextEdit[role="quiet"]:focus,
QDateEdit[role="quiet"]:focus {{ border-color: {t.accent};
    background: {t.surface}; }}
QPlainTextEdit[look="title"] {{ font-size: {_pt(Size.PAGE)}; font-weight: bold; }}
QPlainTextEdit[look="section"] {{ font-size: {_pt(Size.SECTION)}; font-weight: bold;
    padding: {Space.XS}px 0; }}
QPlainTextEdit[look="section"]:focus {{ padding: {Space.XS - 1}px 0; }}
QPlainTextEdit[look="motto"] {{ font-size: {_pt(Size.STRONG)}; }}
QPlainTextEdit[tone="muted"], QLineEdit[tone="muted"] {{ color: {t.muted}; }}
QComboBox::drop-down {{ border: none; width: {Space.XL}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({_arrow("chevron-down", t)});
    width: {Space.M}px; height: {Space.M}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {Space.L}px; }}
QAbstractSpinBox::up-arrow {{ image: url({_arrow("chevron-up", t)}); width: {Space.M}px;
    height: {Space.M}px; }}
QAbstractSpinBox::down-arrow {{ image: url({_arrow("chevron-down", t)}); width: {Space.M}px;
    height: {Space.M}px; }}
QDateEdit::drop-down {{ border: none; width: {Space.XL}px; }}
QCheckBox, QRadioButton {{ spacing: {Space.S}px; color: {t.text}; background: transparent;
    min-height: {Space.XL}px; }}
QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{
    width: {Space.L}px; height: {Space.L}px;
    border: 1px solid {t.faint}; border-radius: {Extent.CHIP_CORNER}px; background: {t.surface}; }}
QRadioButton::indicator {{ border-radius: {Space.S + 1}px; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{
    background: {t.accent}; border-color: {t.accent};
    image: url({_arrow("check", t)}); }}
QRadioButton::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {t.accent};
    width: {Space.L - 2}px; height: {Space.L - 2}px; }}
"""


def _lists(t: Tokens) -> str:
    return f"""
QComboBox QAbstractItemView, QListView {{ background: {t.raised}; color: {t.text};
    border: 1px solid {t.strong_line}; outline: none; padding: {Space.XS}px; }}
QListWidget {{ border-color: {t.line}; border-radius: {Extent.CORNER}px; }}
QListWidget:focus {{ border-color: {t.accent}; }}
QComboBox QAbstractItemView::item, QListView::item {{ min-height: {Space.XL + Space.XS}px;
    padding: 0 {Space.S}px; border-radius: {Extent.CHIP_CORNER}px; color: {t.text}; }}
QComboBox QAbstractItemView::item:selected, QListView::item:selected {{
    background: {t.accent_soft}; color: {t.accent}; }}
QListView::item:hover {{ background: {t.hover}; }}
QListView::item:disabled {{ background: transparent; color: {t.muted}; }}
"""


def _tables(t: Tokens) -> str:
    return f"""
QTableView {{ background: {t.surface}; color: {t.text}; border: none; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none;
    border-bottom: 1px solid {t.strong_line}; padding: 0 {Space.M}px;
    font-size: {_pt(Size.SMALL)}; font-weight: normal; }}
QHeaderView::section:hover {{ color: {t.text}; }}
QHeaderView::up-arrow {{ image: url({_arrow("chevron-up", t)}); width: {Space.M}px;
    height: {Space.M}px; subcontrol-position: center right; right: 0; }}
QHeaderView::down-arrow {{ image: url({_arrow("chevron-down", t)}); width: {Space.M}px;
    height: {Space.M}px; subcontrol-position: center right; right: 0; }}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
"""


def _bars(t: Tokens) -> str:
    return f"""
QFrame[role="quiet-bar"] {{ background: {t.ground}; border: none; border-top: 1px solid {t.line}; }}
QFrame[role="banner"] {{ background: {t.refused.soft}; border: none;
    border-bottom: 1px solid {t.line}; }}
QFrame[role="note"] {{ border: none; border-radius: {Extent.CORNER}px; background: {t.hover}; }}
QFrame[role="note"][mark="admitted"] {{ background: {t.admitted.soft}; }}
QFrame[role="note"][mark="already"] {{ background: {t.already.soft}; }}
QFrame[role="note"][mark="refused"] {{ background: {t.refused.soft}; }}
QFrame[role="note"][mark="accent"] {{ background: {t.accent_soft}; }}
QProgressBar {{ border: none; border-radius: {Extent.PROGRESS // 2}px; background: {t.line}; }}
QProgressBar::chunk {{ border-radius: {Extent.PROGRESS // 2}px; background: {t.accent}; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenuBar {{ background: {t.surface}; color: {t.text}; border: none; spacing: 0;
    padding: 0 {Space.XS - 1}px; font-size: {_pt(Size.SMALL)}; }}
QMenuBar::item {{ padding: {Space.XS + 2}px {Space.S}px; background: transparent;
    border-radius: {Extent.CHIP_CORNER}px; }}
QMenuBar::item:selected {{ background: {t.hover}; }}
QMenuBar::item:pressed {{ background: {t.accent_soft}; color: {t.accent}; }}
QMenu {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.strong_line};
    padding: {Space.XS}px; }}
QMenu::item {{ padding: {Space.XS + 2}px {Space.XL}px {Space.XS + 2}px {Space.XXL}px;
    border-radius: {Extent.CHIP_CORNER}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.accent}; }}
QMenu::item:disabled {{ color: {t.faint}; background: transparent; }}
QMenu::icon {{ padding-left: {Space.S}px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {Space.XS}px {Space.S}px; }}
"""


def _scrolling(t: Tokens) -> str:
    radius = Extent.SCROLL // 2 - 2
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {Extent.SCROLL}px; margin: 0; }}
QScrollBar:horizontal {{ height: {Extent.SCROLL}px; margin: 0; }}
QScrollBar::handle {{ background: {t.strong_line}; border-radius: {radius}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {Space.XXL}px; }}
QScrollBar::handle:horizontal {{ min-width: {Space.XXL}px; }}
QScrollBar::handle:hover {{ background: {t.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {t.line}; }}
"""


def _boxes(t: Tokens) -> str:
    return f"""
QTabBar::tab {{ padding: {Space.S}px {Space.M}px; color: {t.muted}; background: transparent;
    border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom-color: {t.accent}; font-weight: bold; }}
QTabWidget::pane {{ border: none; }}
QGroupBox {{ border: none; font-weight: bold; }}
"""


def _desk(t: Tokens) -> str:
    height = Extent.SCAN_BOX - 4
    return f"""
QLineEdit[role="scan"], QLineEdit[role="scan"]:focus {{ min-height: {height}px;
    max-height: {height}px; padding: 0 {Space.S}px; font-size: {_pt(Size.SECTION)};
    border: 2px solid {t.strong_line}; border-radius: {Extent.CORNER}px; }}
QLineEdit[role="scan"]:focus {{ border-color: {t.accent}; }}
QLineEdit[role="number"], QLineEdit[role="number"]:focus {{ min-height: {Extent.DESK_CONTROL}px;
    font-size: {_pt(Size.SECTION)}; }}
QFrame[role="rehearsal"] {{ background: {t.already.soft}; border: none;
    border-bottom: 2px solid {t.already.strong}; }}
QScrollArea[role="clear"], QWidget[role="clear"] {{ background: transparent; border: none; }}
QFrame[role="board"], QListView[role="board"] {{ background: {t.surface}; border: none; }}
QFrame[role="scan-row"] {{ background: transparent; border: 1px solid transparent;
    border-bottom-color: {t.line}; }}
QFrame[role="scan-row"]:hover {{ background: {t.hover}; }}
QFrame[role="scan-row"]:focus {{ border-color: {t.accent}; }}
QFrame[role="outlined"] {{ background: {t.surface}; border: 1px solid {t.line};
    border-radius: {Extent.CORNER}px; }}
QFrame[role="outlined"][invites="true"] {{ border: 2px solid {t.accent}; }}
"""


def _pt(pixels: float) -> str:
    return f"{theme.points(pixels):.3f}pt"


def _arrow(name: str, tokens: Tokens) -> str:
    look = "dark" if tokens.dark else "light"
    return (RESOURCES / "icons" / f"{name}.{look}.svg").as_posix()
