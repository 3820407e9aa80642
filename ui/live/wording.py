"""The day in words: how long is left, how late it is, what a press moves."""

from collections.abc import Mapping, Sequence
from typing import Final

from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import BREAKS
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import Ripple
from eventapp.services.events import RoomRow
from eventapp.services.programme import SessionRow
from ui import words
from ui.language import _, clock_text, length_text, ngettext, pgettext
from ui.live.signs import Sign
from ui.programme.rows import person_name, seated

_SECONDS_PER_MINUTE: Final = 60
_TITLE_LETTERS: Final = 24
_NAMED_BREAKS: Final = 2

Moves = Mapping[SessionId, Placement]


# How long is left


def figure_text(seconds: int) -> str:
    """What is left as ``7:32``, what it is over by as ``+2:10``."""
    minutes, rest = divmod(abs(seconds), _SECONDS_PER_MINUTE)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"


def minutes_left(seconds: int) -> str:
    """The same in whole minutes, ``7분`` or ``+2분``; within one minute in seconds."""
    if abs(seconds) < _SECONDS_PER_MINUTE:
        return figure_text(seconds)
    sign = "+" if seconds < 0 else ""
    return sign + length_text(abs(seconds) // _SECONDS_PER_MINUTE)


def over_word() -> str:
    """What is said of a room with nothing left to come."""
    return pgettext("room", "done")


def left_word(seconds: int) -> str:
    """The word beside the figure."""
    return pgettext("countdown", "over") if seconds < 0 else pgettext("countdown", "left")


def left_spoken(seconds: int) -> str:
    """The same for screen readers, in whole minutes."""
    minutes = length_text(abs(seconds) // _SECONDS_PER_MINUTE)
    return (_("%(time)s over") if seconds < 0 else _("%(time)s left")) % {"time": minutes}


def sign_sentence(sign: Sign) -> str:
    """What a sign asks of the speaker."""
    return {
        Sign.WAITING: _("Not started yet"),
        Sign.GOING: _("Time left"),
        Sign.SOON: _("Please come to an end"),
        Sign.LAST: _("Please finish now"),
        Sign.OVER: _("Time is up"),
    }[sign]


# How late it is


def lateness(minutes: int) -> str:
    """How late something begins: ``5분 늦음``, ``제때``."""
    if not minutes:
        return _("on time")
    late = _("%(time)s late") if minutes > 0 else _("%(time)s early")
    return late % {"time": length_text(abs(minutes))}


def delay_text(minutes: int) -> str:
    """How far the day is from its plan."""
    if not minutes:
        return _("On schedule")
    behind = _("%(time)s behind") if minutes > 0 else _("%(time)s ahead")
    return behind % {"time": length_text(abs(minutes))}


def begins_text(session: SessionRow, minute: int) -> str:
    """How long it is until a session is to begin, or how late it is."""
    if session.start > minute:
        return _("in %(time)s") % {"time": length_text(session.start - minute)}
    return _("now") if session.start == minute else lateness(minute - session.start)


def since_text(session: SessionRow) -> str:
    """Since when a session is on, and until when; whether somebody said so."""
    since = session.started if session.started is not None else session.start
    when = words.time_range(since, session.end)
    return when if session.is_running else _("%(when)s by the plan") % {"when": when}


def people_line(session: SessionRow) -> str:
    """Who speaks, on one line."""
    return ", ".join(person_name(someone) for someone in seated(session) if someone.filled)


def room_name(room: RoomRow | None) -> str:
    """The name of a room, or that there is none."""
    return _("No room") if room is None else words.pick(room.name, room.name_en)


# What a press moves


def start_line(session: SessionRow, at: int) -> str:
    """That a session starts, when, and how late that is."""
    return _("“%(title)s” starts at %(time)s, %(late)s") % {
        "title": short_title(session),
        "time": clock_text(at),
        "late": lateness(at - session.start),
    }


def end_line(session: SessionRow, at: int) -> str:
    """That a session ends, when, and how late that is."""
    return _("“%(title)s” ends at %(time)s, %(late)s") % {
        "title": short_title(session),
        "time": clock_text(at),
        "late": lateness(at - session.end),
    }


def ripple_name(how: Ripple) -> str:
    """What becomes of the sessions that follow."""
    return {
        Ripple.SQUEEZE: _("Squeeze breaks"),
        Ripple.SHIFT: _("Push back"),
        Ripple.STAY: _("Leave in place"),
    }[how]


def consequences(sessions: Sequence[SessionRow], subject: SessionRow, moves: Moves) -> list[str]:
    """What moves with a session that starts or ends, in a few words each."""
    told = [
        _moved_text(sessions, subject, moves),
        *_breaks_text(sessions, moves),
        _end_text(sessions, subject, moves),
        _overlap_text(sessions, subject, moves),
    ]
    return [part for part in told if part]


def short_title(session: SessionRow) -> str:
    """A session's title, cut where a sentence would have no room for it."""
    title = words.session_title(session)
    if len(title) <= _TITLE_LETTERS:
        return title
    return title[: _TITLE_LETTERS - 1].rstrip() + "…"


def _moved_text(sessions: Sequence[SessionRow], subject: SessionRow, moves: Moves) -> str:
    by = [
        moves[other.id].start - other.start
        for other in sessions
        if other.id != subject.id and other.id in moves and moves[other.id].start != other.start
    ]
    if not by:
        return _("what follows stays")
    most = max(by, key=abs)
    if most < 0:
        said = ngettext(
            "%(n)d session moves %(time)s earlier",
            "%(n)d sessions move %(time)s earlier",
            len(by),
        )
    elif min(by) == most:
        said = ngettext(
            "%(n)d session moves %(time)s later", "%(n)d sessions move %(time)s later", len(by)
        )
    else:
        said = ngettext(
            "%(n)d session moves up to %(time)s later",
            "%(n)d sessions move up to %(time)s later",
            len(by),
        )
    return said % {"n": len(by), "time": length_text(abs(most))}


def _breaks_text(sessions: Sequence[SessionRow], moves: Moves) -> list[str]:
    shorter = [
        (other, moves[other.id].length)
        for other in sessions
        if other.id in moves
        and other.kind in BREAKS
        and not other.is_running
        and moves[other.id].length < other.length
    ]
    if len(shorter) > _NAMED_BREAKS:
        count = len(shorter)
        return [ngettext("%(n)d break shorter", "%(n)d breaks shorter", count) % {"n": count}]
    return [
        _("%(title)s %(before)d→%(after)d min")
        % {"title": short_title(pause), "before": pause.length, "after": length}
        for pause, length in shorter
    ]


def _end_text(sessions: Sequence[SessionRow], subject: SessionRow, moves: Moves) -> str:
    """When the subject's room is done for the day, before and after."""
    here = [other for other in sessions if _same_place(other, subject)]
    before = max(other.end for other in here)
    after = max(moves[other.id].end if other.id in moves else other.end for other in here)
    if before == after:
        return _("still ends at %(time)s") % {"time": clock_text(after)}
    return _("ends at %(time)s, %(late)s") % {
        "time": clock_text(after),
        "late": lateness(after - before),
    }


def _overlap_text(sessions: Sequence[SessionRow], subject: SessionRow, moves: Moves) -> str:
    """What the subject would run into, where what follows stays."""
    placed = moves.get(subject.id)
    if placed is None:
        return ""
    for other in sessions:
        there = moves.get(other.id, other.placement)
        if other.id == subject.id or there is None or not _same_place(other, subject):
            continue
        if other.started is None and there.start > placed.start and there.overlaps(placed):
            return _("overlaps “%(title)s” by %(time)s") % {
                "title": short_title(other),
                "time": length_text(placed.end - there.start),
            }
    return ""


def _same_place(one: SessionRow, other: SessionRow) -> bool:
    return one.day == other.day and (one.room == other.room or None in {one.room, other.room})
