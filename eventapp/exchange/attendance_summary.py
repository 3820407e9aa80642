"""The first sheet of an attendance workbook: totals, categories, gates, and when people came."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from eventapp.domain.arrivals import filled
from eventapp.domain.attendance import AttendanceBook, Share
from eventapp.domain.kinds import Language
from eventapp.domain.losses import Losses
from eventapp.exchange.attendance_rows import gate_title, local, picked, status_words
from eventapp.exchange.page_colours import LIGHT, accent
from eventapp.exchange.sheet_cells import CellWriter
from eventapp.exchange.sheet_styles import FONT, LINE, SIZE, Formats, Style
from eventapp.i18n import catalogue

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (34, 11, 11, 11, 11)
_CHART: Final = {"width": 560, "height": 300}
_CHART_COLUMN: Final = 3
_NO_LINE: Final = {"none": True}


class SummarySheet:
    """Writes the numbers of one book into one sheet, one table below the other."""

    def __init__(
        self,
        workbook: "Workbook",
        sheet: "Worksheet",
        book: AttendanceBook,
        formats: Formats,
        language: Language,
    ) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._book = book
        self._language = language
        self._accent = str(accent(book.colour, LIGHT)[0])
        self._words = catalogue(language)
        self._cells = CellWriter(formats, Losses())
        self._zone = ZoneInfo(book.time_zone)
        self._row = 0

    def write(self, *, full: bool) -> None:
        """Write everything; ``full`` is what the list beside it shows."""
        self._sheet.hide_gridlines(2)
        for column, width in enumerate(_WIDTHS):
            self._sheet.set_column(column, column, width)
        self._write_head(full=full)
        self._write_totals()
        self._write_shares(
            self._words.pgettext("attendance", "By category"), list(self._categories())
        )
        if len(self._book.gates) > 1:
            self._write_shares(
                self._words.pgettext("attendance", "Entrance and sessions"),
                [(gate_title(gate, self._language), gate.share) for gate in self._book.gates],
            )
        self._write_arrivals()

    def _write_head(self, *, full: bool) -> None:
        pgettext = self._words.pgettext
        title = picked(self._book.title, self._book.title_en, self._language)
        self._put(title, Style.SECTION)
        self._sheet.set_row(self._row, 2 * LINE)
        self._next()
        gate = gate_title(self._book.gates[0], self._language)
        taken = local(self._book.taken_at, self._zone)
        told = pgettext("attendance", "Attendance, %(gate)s, as of %(time)s")
        self._put(told % {"gate": gate, "time": f"{taken:%Y-%m-%d %H:%M}"}, Style.NOTE)
        self._next()
        if not full:
            note = pgettext(
                "attendance", "Names, phones and e-mail addresses of the list are partly hidden."
            )
            self._put(note, Style.NOTE)
            self._next()
        if self._book.main.clock_back:
            self._put(
                pgettext(
                    "attendance",
                    "The computer's clock was set back meanwhile: times before and after do not"
                    " follow one another.",
                ),
                Style.NOTE,
            )
            self._next()
        self._next()

    def _write_totals(self) -> None:
        for word, value, style in self._totals():
            self._put(word, Style.LABEL)
            self._put(value, style, 1)
            self._next()
        self._next()

    def _totals(self) -> Iterator[tuple[str, object, Style]]:
        main, pgettext = self._book.main, self._words.pgettext
        yield pgettext("attendance", "Expected"), main.total.expected, Style.COUNT
        yield pgettext("attendance", "Came"), main.total.admitted, Style.COUNT
        yield pgettext("attendance", "Share that came"), _share(main.total), Style.PERCENT
        yield pgettext("attendance", "Inside"), main.total.inside, Style.COUNT
        yield pgettext("attendance", "Walk-ins"), main.walk_ins, Style.COUNT
        if main.guests != Share():
            yield pgettext("attendance", "Guests of honour expected"), *_count(main.guests.expected)
            yield pgettext("attendance", "Guests of honour who came"), *_count(main.guests.admitted)
        for status, word in status_words(self._words).items():
            if main.by_status.get(status):
                yield word, *_count(main.by_status[status])
        if main.peak is not None:
            begins = f"{local(main.peak.start, self._zone):%H:%M}"
            busiest = pgettext("attendance", "A minute in the busiest five (from %(time)s)")
            yield busiest % {"time": begins}, round(main.peak.per_minute, 1), Style.DECIMAL

    def _categories(self) -> Iterator[tuple[str, Share]]:
        for each in self._book.main.by_category:
            name = picked(each.name, each.name_en, self._language)
            if each.category is None:
                name = self._words.gettext("No category")
            yield name, each.share

    def _write_shares(self, title: str, shares: Sequence[tuple[str, Share]]) -> None:
        pgettext = self._words.pgettext
        heads = (
            (title, Style.HEAD),
            (pgettext("attendance", "Expected"), Style.CENTRED_HEAD),
            (pgettext("attendance", "Came"), Style.CENTRED_HEAD),
            (pgettext("attendance", "Share that came"), Style.CENTRED_HEAD),
            (pgettext("attendance", "Inside"), Style.CENTRED_HEAD),
        )
        self._cells.put_row(self._sheet, self._row, heads)
        self._next()
        for name, share in shares:
            line = (
                (name, Style.TEXT),
                (share.expected, Style.COUNT),
                (share.admitted, Style.COUNT),
                (_share(share), Style.PERCENT),
                (share.inside, Style.COUNT),
            )
            self._cells.put_row(self._sheet, self._row, line)
            self._next()
        self._next()

    def _write_arrivals(self) -> None:
        bins = filled(self._book.main.bins)
        if not bins:
            return
        pgettext = self._words.pgettext
        title = pgettext("attendance", "Arrivals by five minutes")
        self._put(title, Style.HEAD)
        self._put(pgettext("attendance", "Came"), Style.CENTRED_HEAD, 1)
        top = self._row
        days = len({local(each.start, self._zone).date() for each in bins})
        pattern = "%Y-%m-%d %H:%M" if days > 1 else "%H:%M"
        self._next()
        for each in bins:
            self._put(f"{local(each.start, self._zone):{pattern}}", Style.TEXT)
            self._put(each.count, Style.COUNT, 1)
            self._next()
        self._add_chart(title, top)

    def _add_chart(self, title: str, top: int) -> None:
        chart = self._workbook.add_chart({"type": "column"})
        name = self._sheet.get_name()
        font = {"name": FONT, "size": SIZE - 1}
        chart.add_series(
            {
                "categories": [name, top + 1, 0, self._row - 1, 0],
                "values": [name, top + 1, 1, self._row - 1, 1],
                "fill": {"color": self._accent},
                "gap": 30,
            }
        )
        chart.set_title({"name": title, "name_font": {"name": FONT, "size": SIZE + 1}})
        chart.set_legend(_NO_LINE)
        chart.set_x_axis({"num_font": font, "line": {"color": "#C9C8C2"}})
        chart.set_y_axis(
            {
                "num_font": font,
                "line": _NO_LINE,
                "major_gridlines": {"visible": True, "line": {"color": "#E4E3DE"}},
                "num_format": "#,##0",
            }
        )
        chart.set_chartarea({"border": _NO_LINE})
        chart.set_size(_CHART)
        self._sheet.insert_chart(top, _CHART_COLUMN, chart)

    def _put(self, value: object, style: Style, column: int = 0) -> None:
        self._cells.put(self._sheet, self._row, column, value, style)

    def _next(self) -> None:
        self._row += 1


def _count(value: int) -> tuple[int, Style]:
    return value, Style.COUNT


def _share(share: Share) -> float | None:
    return share.admitted / share.expected if share.expected else None
