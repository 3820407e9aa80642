"""The cue sheet (큐시트) as values: its lines, whether they add up, what changed since a print."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate
from typing import Any, Final

from eventapp.domain.documents import PrintedEvent
from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import SessionKind


class CueColumn(StrEnum):
    """What a line of the sheet says, from left to right; its number is no statement."""

    TIME = "time"
    LENGTH = "length"
    SEGMENT = "segment"
    STAGE = "stage"
    AUDIO = "audio"
    VIDEO = "video"
    LIGHT = "light"
    WHO = "who"
    NOTE = "note"


DEPARTMENTS: Final = (CueColumn.STAGE, CueColumn.AUDIO, CueColumn.VIDEO, CueColumn.LIGHT)
"""Those who act on a cue, in the order of their columns."""


@dataclass(frozen=True, slots=True)
class CueLine:
    """One line of the sheet. ``key`` knows it again on a later sheet.

    A session without cues is a line itself: then ``kind`` says what it is where it has no
    title, and texts may have an English one beside them. ``start`` counts minutes from the
    day's midnight.
    """

    key: str
    session: SessionId
    day: date
    room: str
    room_en: str
    start: int
    length: int
    segment: str = ""
    segment_en: str = ""
    kind: SessionKind | None = None
    stage: str = ""
    audio: str = ""
    video: str = ""
    light: str = ""
    who: str = ""
    who_en: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CueBlock:
    """A session with its lines; ``own`` where organisers wrote them, else it is one itself.

    ``number`` counts talks from 1; 0 is unnumbered.
    """

    session: SessionId
    kind: SessionKind
    number: int
    title: str
    title_en: str
    day: date
    room: str
    room_en: str
    start: int
    length: int
    own: bool
    lines: tuple[CueLine, ...]

    @property
    def off(self) -> int:
        """By how many minutes the lines pass the session's length; fewer are negative."""
        return off_by(self.length, [line.length for line in self.lines])


@dataclass(frozen=True, slots=True)
class CueSnapshot:
    """What a cue sheet is made of, sessions in order of day, room and start.

    ``former`` are the lines of the sheet that was printed before this one, ``former_at`` when
    by the event's own clock; None where none was. ``version`` counts the different sheets that
    were printed: crews ask one another which they hold.
    """

    event: PrintedEvent
    blocks: tuple[CueBlock, ...]
    former: tuple[CueLine, ...] | None = None
    former_at: datetime | None = None
    version: int = 1

    @property
    def lines(self) -> tuple[CueLine, ...]:
        """Every line, in order."""
        return tuple(line for block in self.blocks for line in block.lines)


@dataclass(frozen=True, slots=True)
class CueMarks:
    """What is to be marked on a sheet, by the keys of its lines."""

    new: frozenset[str] = frozenset()
    changed: Mapping[str, frozenset[CueColumn]] = field(default_factory=dict)
    gone: tuple[CueLine, ...] = ()

    @property
    def count(self) -> int:
        """How many places changed: cells, new lines, lines that are gone."""
        return len(self.new) + sum(map(len, self.changed.values())) + len(self.gone)


def off_by(length: int, parts: Iterable[int]) -> int:
    """By how many minutes the parts of something pass its length; fewer are negative."""
    return sum(parts) - length


def left_over(length: int, parts: Iterable[int]) -> int:
    """The minutes of a session no cue takes yet; a new cue takes them."""
    return max(-off_by(length, parts), 0)


def starts(start: int, lengths: Sequence[int]) -> list[int]:
    """When each of several cues begins: one after the other."""
    return list(accumulate(lengths, initial=start))[: len(lengths)]


# What is noted of a printed sheet


def content_of(lines: Sequence[CueLine]) -> str:
    """The lines of a sheet as one text, by which the next one is compared with it."""
    entries = [asdict(line) | {"day": line.day.isoformat()} for line in lines]
    return json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lines_of(content: str) -> tuple[CueLine, ...] | None:
    """The lines a text of :func:`content_of` holds; None for any other text."""
    try:
        entries = json.loads(content)
        return tuple(map(_line, entries)) if isinstance(entries, list) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _line(entry: Mapping[str, Any]) -> CueLine:
    """One line; a number where a text belongs would be found out only by who prints it."""
    kind = entry["kind"]
    line = CueLine(
        **{
            **entry,
            "day": date.fromisoformat(entry["day"]),
            "kind": None if kind is None else SessionKind(kind),
        }
    )
    if any(
        type(getattr(line, each.name)) not in _TYPES.get(each.name, (str,)) for each in fields(line)
    ):
        raise TypeError
    return line


_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    **dict.fromkeys(("session", "start", "length"), (int,)),
    "day": (date,),
    "kind": (SessionKind, type(None)),
}
"""What the fields of a line are that are no texts."""


# What changed since


def changes_since(former: Sequence[CueLine] | None, now: Sequence[CueLine]) -> CueMarks:
    """What a reader of the former sheet must hear of; nothing where there was none.

    A session that was a line itself and now has cues goes on in the first of them, and the
    other way round.
    """
    if former is None:
        return CueMarks()
    known = {line.key: line for line in former}
    pairs = {line.key: known[line.key] for line in now if line.key in known}
    taken = {line.key for line in pairs.values()}
    first = {line.session: line for line in reversed(former)}
    for line in now:
        old = first.get(line.session)
        if line.key in pairs or old is None or old.key in taken:
            continue
        if session_key(line.session) in {line.key, old.key}:
            pairs[line.key] = old
            taken.add(old.key)
    changed = {line.key: _changed(pairs[line.key], line) for line in now if line.key in pairs}
    return CueMarks(
        new=frozenset(line.key for line in now if line.key not in pairs),
        changed={key: columns for key, columns in changed.items() if columns},
        gone=tuple(line for line in former if line.key not in taken),
    )


def session_key(session: SessionId) -> str:
    """The key of a session that is a line itself."""
    return f"session:{session}"


_SAYS: Final[Mapping[CueColumn, tuple[str, ...]]] = {
    CueColumn.TIME: ("day", "room", "start"),
    CueColumn.SEGMENT: ("segment", "segment_en", "kind"),
    CueColumn.WHO: ("who", "who_en"),
}
"""What a column says where it is more than the field of its name."""


def _changed(before: CueLine, after: CueLine) -> frozenset[CueColumn]:
    return frozenset(
        column
        for column in CueColumn
        if any(
            getattr(before, name) != getattr(after, name) for name in _SAYS.get(column, (column,))
        )
    )
