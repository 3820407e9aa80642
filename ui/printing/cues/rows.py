"""The cues as a table: under each day of a room its sessions, under each session its cues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from eventapp.domain.cues import CueBlock, CueColumn, CueLine
from eventapp.domain.ids import CueId
from reports.stage.words import block_title, length_words, off_words, who
from reports.wording import Words
from ui.language import clock_text, date_text, language
from ui.words import pick

_PLACES = 1_000_000_000
"""Rows of days and sessions have numbers that no cue has."""


class RowKind(StrEnum):
    """What a row of the table is."""

    PLACE = "place"
    SESSION = "session"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class CueTableRow:
    """A row: a day in a room, a session, or one of its cues. ``number`` is the cue's on paper."""

    id: int
    kind: RowKind
    block: CueBlock
    line: CueLine
    number: int = 0
    place: str = ""

    @property
    def cue(self) -> CueId | None:
        """The cue it is; None for what only stands above some."""
        return CueId(self.id) if self.kind is RowKind.CUE else None

    @property
    def stands_alone(self) -> bool:
        """Whether it is a session that is a line of the sheet itself."""
        return self.kind is RowKind.SESSION and not self.block.own


def table_rows(blocks: Sequence[CueBlock]) -> Iterator[CueTableRow]:
    """Every row, in order; days and rooms are told where there are several."""
    places = [(place, list(group)) for place, group in groupby(blocks, _place)]
    number = 0
    for at, (place, group) in enumerate(places):
        if len(places) > 1:
            first = group[0]
            yield CueTableRow(
                -_PLACES - at, RowKind.PLACE, first, first.lines[0], place=" · ".join(place)
            )
        for block in group:
            number += not block.own
            shown = 0 if block.own else number
            yield CueTableRow(-block.session, RowKind.SESSION, block, block.lines[0], shown)
            for line in block.lines if block.own else ():
                number += 1
                cue = int(line.key.rpartition(":")[2])
                yield CueTableRow(cue, RowKind.CUE, block, line, number)


def cell_text(row: CueTableRow, column: CueColumn) -> str:
    """What a cell shows."""
    if row.kind is RowKind.PLACE:
        return ""
    if row.kind is RowKind.SESSION:
        return _session_text(row, column)
    if column is CueColumn.TIME:
        return clock_text(row.line.start)
    if column is CueColumn.LENGTH:
        return length_words(row.line.length, Words(language()))
    return str(getattr(row.line, column))


def off_text(row: CueTableRow) -> str:
    """By how much the cues of a session miss its length."""
    words = Words(language()).catalogue
    return off_words(row.block.off, words) if row.kind is RowKind.SESSION else ""


def _session_text(row: CueTableRow, column: CueColumn) -> str:
    words = Words(language())
    if column is CueColumn.TIME:
        return clock_text(row.block.start)
    if column is CueColumn.LENGTH:
        return length_words(row.block.length, words)
    if column is CueColumn.SEGMENT:
        return block_title(row.block, words)
    if column is CueColumn.WHO:
        return off_text(row) if row.block.own else who(row.line, words)
    return ""


def _place(block: CueBlock) -> tuple[str, ...]:
    room = pick(block.room, block.room_en)
    return (date_text(block.day), room) if room else (date_text(block.day),)
