"""What a delay would do to a day: planned and told in words before it is done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from eventapp.domain.conflicts import Conflict
from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import Delay, Ripple
from eventapp.services.programme import SessionRow, find_session_conflicts
from eventapp.services.timing import ripple
from ui import words
from ui.language import _, clock_text, length_text, ngettext
from ui.programme.rows import Programme

USUAL: Final = 10
"""Minutes to begin with."""


class Since(StrEnum):
    """Whether the session chosen moves, too, or only what comes after it."""

    THIS = "this"
    NEXT = "next"


class Where(StrEnum):
    """Which rooms a delay hits."""

    ROOM = "room"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks for; ``minutes`` below 0 are earlier."""

    minutes: int = USUAL
    since: Since = Since.THIS
    how: Ripple = Ripple.SHIFT
    where: Where = Where.ROOM


@dataclass(frozen=True, slots=True)
class Plan:
    """What would change.

    ``late`` are the minutes that stay, ``ends`` is when the last session ends before and
    after, ``breaks`` are those squeezed; ``made`` and ``solved`` are conflicts.
    """

    moves: Mapping[SessionId, Placement]
    late: int
    ends: tuple[int, int]
    breaks: Sequence[SessionId]
    made: Sequence[Conflict]
    solved: Sequence[Conflict]


def plan_shift(programme: Programme, day: DayId, anchor: SessionRow | None, wish: Wish) -> Plan:
    """Find out what a wish would change; without an anchor it is about the whole day."""
    rows = [row.session for row in programme.of_day(day)]
    rooms = _rooms(anchor, wish)
    delay = Delay(day, _since(rows, anchor, wish), wish.minutes, rooms)
    found = ripple(rows, delay, wish.how)
    here = [row for row in rows if rooms is None or row.room is None or row.room in rooms]
    before = {row.id: row.end for row in here}
    after = before | {
        session: moved.end for session, moved in found.placements.items() if session in before
    }
    made, solved = conflicts_changed(programme, found.placements)
    return Plan(
        moves=found.placements,
        late=found.late,
        ends=(max(before.values(), default=0), max(after.values(), default=0)),
        breaks=[
            session
            for session, moved in found.placements.items()
            if moved.length != programme.sessions[session].length
        ],
        made=made,
        solved=solved,
    )


def conflicts_changed(
    programme: Programme, moves: Mapping[SessionId, Placement]
) -> tuple[list[Conflict], list[Conflict]]:
    """Which conflicts a change would make, and which it would solve."""
    if not moves:
        return [], []
    rows = [_moved(row.session, moves.get(row.session.id)) for row in programme.rows]
    after = find_session_conflicts(rows, programme.circumstances)
    now, then = set(map(_whatever_order, programme.conflicts)), set(map(_whatever_order, after))
    return (
        [conflict for conflict in after if _whatever_order(conflict) not in now],
        [conflict for conflict in programme.conflicts if _whatever_order(conflict) not in then],
    )


def overlap_after(programme: Programme, session: SessionRow) -> int:
    """By how many minutes a session runs into the next one of its room."""
    following = [other for other in _behind(programme, session) if other.start < session.end]
    return session.end - min((other.start for other in following), default=session.end)


def _whatever_order(conflict: Conflict) -> Conflict:
    return replace(conflict, sessions=tuple(sorted(conflict.sessions)))


def _rooms(anchor: SessionRow | None, wish: Wish) -> frozenset[RoomId | None] | None:
    if wish.where is Where.ALL or anchor is None or anchor.room is None:
        return None
    return frozenset({anchor.room})


def _since(rows: Iterable[SessionRow], anchor: SessionRow | None, wish: Wish) -> int:
    if anchor is None:
        return min((row.start for row in rows), default=0)
    if wish.since is Since.THIS:
        return anchor.start
    return min((row.start for row in rows if _follows(row, anchor)), default=anchor.end)


def _behind(programme: Programme, session: SessionRow) -> list[SessionRow]:
    rows = (row.session for row in programme.of_day(session.day))
    return [row for row in rows if _follows(row, session)]


def _follows(row: SessionRow, other: SessionRow) -> bool:
    same = row.room == other.room or None in {row.room, other.room}
    return same and row.start > other.start


def _moved(row: SessionRow, to: Placement | None) -> SessionRow:
    if to is None:
        return row
    return replace(row, day=to.day, room=to.room, start=to.start, length=to.length)


# In words


def plan_lines(plan: Plan, wish: Wish) -> list[str]:
    """What a plan does, a sentence each."""
    if not plan.moves:
        return [_nothing(wish)]
    count = len(plan.moves)
    lines = [ngettext("%(n)d session moves.", "%(n)d sessions move.", count) % {"n": count}]
    if wish.how is Ripple.SQUEEZE:
        lines.append(_made_up(plan, wish))
    lines.append(_ending(*plan.ends))
    return lines


def break_lines(plan: Plan, programme: Programme) -> list[str]:
    """The breaks that shrink, a line each."""
    return [
        _("%(title)s at %(time)s: %(before)s → %(after)s")
        % {
            "title": words.session_title(programme.sessions[session]),
            "time": clock_text(programme.sessions[session].start),
            "before": length_text(programme.sessions[session].length),
            "after": length_text(plan.moves[session].length),
        }
        for session in plan.breaks
    ]


def move_lines(plan: Plan, programme: Programme) -> list[tuple[str, str]]:
    """Every session that moves in its new order: its times before and after, and its title."""
    moves = sorted(plan.moves.items(), key=lambda move: (move[1].start, move[0]))
    return [
        (
            f"{clock_text(programme.sessions[session].start)} → {clock_text(to.start)}",
            words.session_title(programme.sessions[session]),
        )
        for session, to in moves
    ]


def conflict_lines(plan: Plan) -> list[str]:
    """Which conflicts a plan makes and solves, counted by kind."""
    lines = []
    if plan.made:
        lines.append(_("New conflicts: %(kinds)s") % {"kinds": _counted(plan.made)})
    if plan.solved:
        lines.append(_("Conflicts solved: %(kinds)s") % {"kinds": _counted(plan.solved)})
    return lines


def _nothing(wish: Wish) -> str:
    if not wish.minutes:
        return _("Choose by how many minutes.")
    if wish.how is Ripple.SQUEEZE and wish.minutes < 0:
        return _("Only a delay can be made up by shorter breaks.")
    return _("Nothing follows that would move.")


def _made_up(plan: Plan, wish: Wish) -> str:
    if not plan.late:
        last = max(plan.moves.values(), key=lambda placement: placement.end)
        return _("On time again from %(time)s on.") % {"time": clock_text(last.end)}
    if plan.late >= wish.minutes:
        return _("There is no free time or break to make it up.")
    return _("Made up: %(gained)s. Still late: %(late)s.") % {
        "gained": length_text(wish.minutes - plan.late),
        "late": length_text(plan.late),
    }


def _ending(before: int, after: int) -> str:
    if after == before:
        return _("The last one still ends at %(time)s.") % {"time": clock_text(after)}
    sentence = (
        _("The last one ends at %(time)s, %(length)s later.")
        if after > before
        else _("The last one ends at %(time)s, %(length)s earlier.")
    )
    return sentence % {"time": clock_text(after), "length": length_text(abs(after - before))}


def _counted(conflicts: Iterable[Conflict]) -> str:
    kinds = Counter(conflict.kind for conflict in conflicts)
    return " · ".join(f"{words.conflict_title(kind)} ({count})" for kind, count in kinds.items())
