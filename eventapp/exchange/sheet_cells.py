"""Writing values into the cells of a workbook, so that they stay what they are."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from eventapp.domain.interchange import Detail
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy
from eventapp.exchange.sheet_styles import Formats, Style

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""UTF-16 units that Excel keeps in a cell."""
_FIRST_DATE: Final = date(1900, 3, 1)
"""Before it, spreadsheets do not agree on a date."""
_LARGEST: Final = 10**15
_FORMULA: Final = ("=", "+", "-", "@")


class CellWriter:
    """Writes cells in the formats of one workbook and counts what they cannot hold."""

    def __init__(self, formats: Formats, losses: Losses) -> None:
        self._formats = formats
        self._losses = losses

    def put(self, sheet: "Worksheet", row: int, column: int, value: object, style: Style) -> None:
        """Write one value. A text is a text whatever it begins with; what is too long is cut."""
        look = self._formats.of(style)
        if isinstance(value, date) and _day(value) >= _FIRST_DATE:
            sheet.write_datetime(row, column, value, look)
        elif isinstance(value, float | int) and not isinstance(value, bool) and value < _LARGEST:
            sheet.write_number(row, column, value, look)
        elif value in {None, ""}:
            sheet.write_blank(row, column, None, look)
        else:
            text = self._fitting(tidy(str(value), multiline=True))
            if text.startswith(_FORMULA):
                look = self._formats.of(style, quoted=True)
            sheet.write_string(row, column, text, look)

    def put_row(self, sheet: "Worksheet", row: int, values: Iterable[tuple[object, Style]]) -> None:
        """Write values side by side, from the first column on."""
        for column, (value, style) in enumerate(values):
            self.put(sheet, row, column, value, style)

    def put_colour(self, sheet: "Worksheet", row: int, column: int, colour: str) -> None:
        """Fill a cell with a colour."""
        sheet.write_blank(row, column, None, self._formats.of(Style.TEXT, fill=colour))

    def _fitting(self, text: str) -> str:
        if fits(text):
            return text
        self._losses.add(Detail.SHORTENED_TEXTS, text)
        return text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")


def _day(moment: date) -> date:
    """The day of a date, or of an instant without a zone, which compares with no date."""
    return moment.date() if isinstance(moment, datetime) else moment


def fits(text: str) -> bool:
    """Say whether a cell holds a text."""
    return len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) <= 2 * LONGEST
