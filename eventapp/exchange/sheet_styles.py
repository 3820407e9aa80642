"""How a programme sheet looks: its formats, made once each, and its measures."""

import unicodedata
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from eventapp.domain.kinds import Language
from eventapp.exchange.page_colours import LIGHT, accent

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT: Final = "Malgun Gothic"
SIZE: Final = 10
LINE: Final = 15.0
"""The height of a line of text, in points."""
_LINE_COLOUR: Final = "#E4E3DE"
_STRONG_LINE: Final = "#C9C8C2"
_FAINT: Final = "#858D95"
_WIDE: Final = "WF"
_HANGUL: Final = 1.75
"""A syllable's width, in Latin letters."""
_DIGIT: Final = 1.08

_DATES: Final = {
    Language.KOREAN: "[$-412]yyyy-mm-dd (ddd)",
    Language.ENGLISH: "[$-409]ddd d mmm yyyy",
}


class Style(StrEnum):
    """What a cell is; its look follows."""

    HEAD = "head"
    CENTRED_HEAD = "centred_head"
    GREY_HEAD = "grey_head"
    LABEL = "label"
    SECTION = "section"
    TEXT = "text"
    STRONG = "strong"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    COUNT = "count"
    PERCENT = "percent"
    DECIMAL = "decimal"
    NOTE = "note"
    CHOICE = "choice"
    GREY = "grey"
    CODE = "code"


class Formats:
    """A workbook's formats. ``quoted`` ones keep ``=1+1`` a text when somebody edits the cell."""

    def __init__(self, book: "Workbook", colour: str, language: Language) -> None:
        self._book = book
        self._accent, self._tint = map(str, accent(colour, LIGHT))
        self._dates = _DATES[language]
        self._made: dict[tuple[Style, bool, str], Format] = {}

    def of(self, style: Style, *, quoted: bool = False, fill: str = "") -> "Format":
        """The format of a style, made when it is first asked for."""
        key = (style, quoted, fill)
        if key not in self._made:
            properties = self._properties(style)
            if quoted:
                properties["quote_prefix"] = True
            if fill:
                properties |= {"bg_color": fill, "pattern": 1}
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def _properties(self, style: Style) -> dict[str, Any]:
        cell = {
            "font_name": FONT,
            "font_size": SIZE,
            "valign": "top",
            "bottom": 1,
            "bottom_color": _LINE_COLOUR,
        }
        head = cell | {
            "bold": True,
            "font_color": self._accent,
            "bg_color": self._tint,
            "bottom_color": self._accent,
            "valign": "vcenter",
            "text_wrap": True,
        }
        return {
            Style.HEAD: head,
            Style.CENTRED_HEAD: head | {"align": "center"},
            Style.GREY_HEAD: cell | {"font_color": _FAINT, "bottom_color": _STRONG_LINE}
            | {"valign": "vcenter"},
            Style.LABEL: cell | {"font_color": str(LIGHT.muted)},
            Style.SECTION: {
                "font_name": FONT, "font_size": SIZE + 2, "bold": True,
                "font_color": self._accent, "valign": "bottom",
            },
            Style.TEXT: cell | {"text_wrap": True},
            Style.STRONG: cell | {"text_wrap": True, "bold": True},
            Style.DATE: cell | {"num_format": self._dates, "align": "left"},
            Style.TIME: cell | {"num_format": "[hh]:mm", "align": "center"},
            Style.MOMENT: cell | {"num_format": "yyyy-mm-dd hh:mm", "align": "center"},
            Style.PERCENT: cell | {"num_format": "0%", "align": "center"},
            Style.DECIMAL: cell | {"num_format": "#,##0.0", "align": "center"},
            Style.NOTE: {
                "font_name": FONT, "font_size": SIZE, "font_color": str(LIGHT.muted),
            },
            Style.COUNT: cell | {"num_format": "#,##0", "align": "center"},
            Style.CHOICE: cell | {"align": "center"},
            Style.GREY: cell | {"font_color": _FAINT, "num_format": "0", "align": "left"},
            # "fill" keeps it from running over the cell beside
            Style.CODE: cell | {"font_color": _FAINT, "align": "fill"},
        }[style]  # fmt: skip


NOTE: Final = {"author": "", "x_scale": 2.4, "y_scale": 1.2, "font_size": SIZE}
"""How the note on a heading looks."""
PRIVATE: Final = {"font_color": _FAINT, "italic": True}
"""How a row looks that is not public."""


def width_of(text: str) -> float:
    """How wide the widest line of a text is, in Latin letters."""
    if text.isascii():
        return max(map(len, text.split("\n")))
    return max(
        sum(_HANGUL if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in line)
        for line in text.split("\n")
    )


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column, about: a width counts digits, which are wide."""
    return sum(max(1, ceil(width_of(line) / (_DIGIT * width))) for line in text.split("\n"))
