"""Which sheet of a file holds the list, and in which row its headings stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from eventapp.domain.roster import NO_HEADING, ReadTable
from eventapp.exchange.roster.guessing import refused_columns
from eventapp.exchange.roster.residents import holds_number
from ui.language import _, ngettext
from ui.models.table import Align, Column, RecordTableModel
from ui.theme import Extent, Space
from ui.widgets.fields import CheckField, ChoiceField
from ui.widgets.panels import clear_layout, row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

_MOST_ROWS = 30
"""Headings further down are looked for by nobody."""
_MOST_COLUMNS = 40
_MOST_LETTERS = 200
_HIDDEN = "●●●●●●"
_BORN = 6
"""Digits of a date of birth, with which such a number begins."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the file, as it stands there."""

    id: int
    cells: Sequence[str]

    def cell(self, place: int, *, refused: bool = False) -> str:
        """What stands in a column, on one line; a resident registration number is hidden.

        In a column that is ``refused`` for such numbers, so is what looks like half of one.
        """
        text = self.cells[place] if place < len(self.cells) else ""
        if holds_number(text) or (refused and sum(map(str.isdigit, text)) >= _BORN):
            return _HIDDEN
        return " ".join(text[:_MOST_LETTERS].split())


class SheetStep(QWidget):
    """The beginning of a sheet; the row that is chosen is taken for the headings.

    Signals:
        sheet_chosen: the number of another sheet.
        heading_chosen: the index of another row, ``NO_HEADING`` for none.
    """

    sheet_chosen = Signal(int)
    heading_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = ChoiceField()
        self.sheets.setAccessibleName(_("Sheet"))
        self.sheets.committed.connect(lambda number: self.sheet_chosen.emit(int(number)))
        self.none = CheckField(_("There are no headings"))
        self.none.committed.connect(self._without)
        self.facts = PlainLabel(tone=Tone.MUTED)
        self._shown: ReadTable | None = None
        self._refused: frozenset[int] = frozenset()
        self._quiet = False
        self.table: TableView | None = None
        hint = _("Choose the row with the headings: it says what stands in the columns.")
        self._place = QVBoxLayout()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(row(self.sheets, self.facts, None, self.none, spacing=Space.M))
        down.addWidget(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        down.addLayout(self._place, 1)

    def show_tables(self, tables: Sequence[ReadTable], chosen: int) -> None:
        """Show a file's sheets, and the beginning of one of them."""
        names = [(str(number), _sheet_name(table)) for number, table in enumerate(tables)]
        self.sheets.set_choices(names, str(chosen))
        self.sheets.setVisible(len(tables) > 1)
        self.show_table(tables[chosen])

    def show_table(self, table: ReadTable) -> None:
        """Show the beginning of a sheet, with another row for its headings perhaps."""
        same = self._shown is not None and self._shown.rows is table.rows
        self._shown = table
        # Under whatever headings: who looks for the right row must not see them meanwhile.
        self._refused = refused_columns(table) | (self._refused if same else frozenset())
        if not same:
            self._make(table)
        self._quiet = True
        self.none.set_value(table.heading == NO_HEADING)
        if self.table is not None:
            self.table.setEnabled(table.heading != NO_HEADING)
            self.table.select_id(table.heading, column=0)
            self.table.viewport().update()
        self._quiet = False
        self.facts.setText(_facts(table))

    def _make(self, table: ReadTable) -> None:
        clear_layout(self._place)
        lines = [_Line(number, cells) for number, cells in enumerate(table.rows[:_MOST_ROWS])]
        model = RecordTableModel[_Line](self._columns(lines), self)
        model.set_records(lines)
        self.table = TableView(model, key="roster.sheet", name=_("Sheet"), sortable=False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().hide()
        self.table.selected.connect(self._choose)
        self._place.addWidget(self.table)

    def _columns(self, lines: Sequence[_Line]) -> Sequence[Column[_Line]]:
        width = min(max((len(line.cells) for line in lines), default=1), _MOST_COLUMNS)
        number: Column[_Line] = Column(
            "number",
            lambda: "",
            lambda line: str(line.id + 1),
            width=Extent.COUNT,
            align=Align.RIGHT,
            muted=True,
        )
        return (number, *(self._column(place) for place in range(width)))

    def _column(self, place: int) -> Column[_Line]:
        return Column(
            f"cell{place}",
            lambda: "",
            lambda line: line.cell(place, refused=place in self._refused),
            bold=lambda line: self._shown is not None and line.id == self._shown.heading,
            muted=lambda line: self._shown is not None and line.id < self._shown.heading,
        )

    def _choose(self, chosen: Sequence[int]) -> None:
        if chosen and not self._quiet:
            self.heading_chosen.emit(chosen[0])

    def _without(self, without: bool) -> None:  # noqa: FBT001 - a signal's one value
        if without:
            self.heading_chosen.emit(NO_HEADING)
        elif self._shown is not None:
            self.heading_chosen.emit(max(self._shown.data - 1, 0))


def _sheet_name(table: ReadTable) -> str:
    rows = ngettext("%(n)d row", "%(n)d rows", table.count) % {"n": table.count}
    name = table.name[:_MOST_LETTERS] or _("Sheet")
    return (
        _("%(name)s, hidden") % {"name": f"{name} · {rows}"}
        if table.hidden
        else (f"{name} · {rows}")
    )


def _facts(table: ReadTable) -> str:
    rows = ngettext("%(n)d row", "%(n)d rows", table.count) % {"n": table.count}
    return f"{rows} · {table.encoding}" if table.encoding else rows
