"""The columns of the table of cues, each with what editing it means."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from eventapp.domain.cues import CueColumn
from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.services.cues import CueFields
from reports.stage.words import column_word
from reports.wording import Words
from ui.icons import Ink
from ui.language import language, parse_length, pgettext
from ui.models.table import Align, Column
from ui.printing.cues.rows import CueTableRow, RowKind, cell_text, off_text
from ui.theme import Extent

Edit = Callable[[CueTableRow, CueFields], object]

_STRETCH: Final = {CueColumn.SEGMENT: 4}
_TEXTS: Final = tuple(each for each in CueColumn if each not in {CueColumn.TIME, CueColumn.LENGTH})


def columns(edit: Edit) -> Sequence[Column[CueTableRow]]:
    """The columns of the sheet; ``edit`` changes some fields of a row."""
    return (
        Column(
            "number",
            lambda: pgettext("cue sheet", "Cue"),
            lambda row: row.place or (str(row.number) if row.number else ""),
            width=Extent.COUNT,
            bold=True,
        ),
        Column(
            CueColumn.TIME.value,
            partial(_title, CueColumn.TIME),
            lambda row: cell_text(row, CueColumn.TIME),
            width=Extent.COLUMN_LEAST * 2,
            bold=_is_session,
        ),
        Column(
            CueColumn.LENGTH.value,
            partial(_title, CueColumn.LENGTH),
            lambda row: cell_text(row, CueColumn.LENGTH),
            width=Extent.COLUMN_ROOM,
            align=Align.RIGHT,
            muted=_is_session,
            value=lambda row: str(row.line.length),
            edit=lambda row, text: edit(row, {"length": _read(text)}),
            editable=lambda row: row.cue is not None,
        ),
        *(_text_column(column, edit) for column in _TEXTS),
    )


def _text_column(column: CueColumn, edit: Edit) -> Column[CueTableRow]:
    def text(row: CueTableRow) -> str:
        return cell_text(row, column)

    def may_edit(row: CueTableRow) -> bool:
        if row.stands_alone:
            return column not in {CueColumn.SEGMENT, CueColumn.WHO}
        return row.cue is not None

    return Column(
        column.value,
        partial(_title, column),
        text,
        width=Extent.COLUMN_LEAST * 2,
        stretch=_STRETCH.get(column, 2),
        bold=_is_session if column is CueColumn.SEGMENT else False,
        hint=text,
        mark=_off_mark if column is CueColumn.WHO else None,
        edit=lambda row, typed: edit(row, _fields(column, typed)),
        editable=may_edit,
    )


def _fields(column: CueColumn, text: str) -> CueFields:
    fields: dict[CueColumn, CueFields] = {
        CueColumn.SEGMENT: {"segment": text},
        CueColumn.STAGE: {"stage": text},
        CueColumn.AUDIO: {"audio": text},
        CueColumn.VIDEO: {"video": text},
        CueColumn.LIGHT: {"light": text},
        CueColumn.WHO: {"who": text},
        CueColumn.NOTE: {"note": text},
    }
    return fields[column]


def _title(column: CueColumn) -> str:
    return column_word(column, Words(language()).catalogue)


def _is_session(row: CueTableRow) -> bool:
    return row.kind is not RowKind.CUE


def _off_mark(row: CueTableRow) -> Ink | None:
    return Ink.REFUSED if row.block.own and off_text(row) else None


def _read(text: str) -> int:
    """A typed length; an empty one, or a dash, is a cue that takes no time."""
    if text.strip() in {"", "-", "–"}:
        return 0
    minutes = parse_length(text)
    if minutes is None:
        raise InvalidValue("length", InvalidReason.NOT_A_LENGTH)
    return minutes
