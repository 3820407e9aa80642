"""What cannot be as it stands and what is missing, in one list with a jump to each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eventapp.domain.conflicts import Conflict
from eventapp.domain.ids import DayId, PersonId, SessionId
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.services.events import DayRow
from ui import words
from ui.language import _, clock_text, date_text
from ui.programme.rows import Programme

_GRAVITY: Final = {missing: place for place, missing in enumerate(Missing)}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to be seen to: what, in few words and at length, and where.

    ``session`` is None where it is the day itself. ``id`` stays the same while the list changes.
    """

    id: int
    grave: bool
    title: str
    text: str
    day: DayId | None
    session: SessionId | None = None


class Problems:
    """Finds the problems of a programme, and gives each an id that it keeps."""

    def __init__(self) -> None:
        self._ids: dict[object, int] = {}
        self._missing: dict[Missing, str] = {}

    def of(self, programme: Programme) -> list[Problem]:
        """Everything: the days themselves, then conflicts, then gaps, the gravest first."""
        self._missing = {missing: words.missing_words(missing) for missing in Missing}
        return [
            *(
                Problem(self._id(wrong), True, wrong.title, wrong.text, wrong.day)
                for wrong in day_problems(programme.days)
            ),
            *(self._conflict(conflict, programme) for conflict in programme.conflicts),
            *(self._gap(gap, programme) for gap in _told_once(programme.gaps)),
        ]

    def _conflict(self, conflict: Conflict, programme: Programme) -> Problem:
        session = conflict.sessions[0]
        return Problem(
            self._id(conflict),
            grave=True,
            title=words.conflict_title(conflict.kind),
            text=words.conflict_sentence(conflict, programme.sessions),
            day=programme.sessions[session].day,
            session=session,
        )

    def _gap(self, gap: Gap, programme: Programme) -> Problem:
        row = programme.row(gap.session)
        subject = words.gap_subject(gap, [row.session] if row is not None else [])
        return Problem(
            self._id(gap),
            grave=False,
            title=self._missing[gap.missing],
            text=" · ".join(part for part in (subject, _standing(gap, programme)) if part),
            day=row.session.day if row is not None else None,
            session=gap.session,
        )

    def _id(self, key: object) -> int:
        return self._ids.setdefault(key, len(self._ids))


@dataclass(frozen=True, slots=True)
class DayProblem:
    """What is wrong with a day itself, in few words and at length."""

    day: DayId
    title: str
    text: str


def wrong_with(day: DayRow, days: Sequence[DayRow]) -> list[DayProblem]:
    """What is wrong with one day among the others."""
    date = date_text(day.date)
    found = []
    if day.closes <= day.opens:
        hours = {"opens": clock_text(day.opens), "closes": clock_text(day.closes)}
        told = _("%(date)s opens at %(opens)s and closes at %(closes)s.") % {"date": date, **hours}
        found.append(DayProblem(day.id, _("A day closes before it opens"), told))
    if any(other.date == day.date and other.id != day.id for other in days):
        told = _("%(date)s is there twice.") % {"date": date}
        found.append(DayProblem(day.id, _("Two days have the same date"), told))
    return found


def day_problems(days: Sequence[DayRow]) -> list[DayProblem]:
    """What is wrong with the days; what two of them share is told once."""
    found = [problem for day in days for problem in wrong_with(day, days)]
    return list({(problem.title, problem.text): problem for problem in found}.values())


def when(problem: Problem, programme: Programme) -> str:
    """The day and the time of a problem, as far as it has them."""
    day = programme.day(problem.day)
    if day is None:
        return _("Unscheduled")
    date = date_text(day.date) if len(programme.days) > 1 else ""
    session = programme.sessions.get(problem.session) if problem.session is not None else None
    return " ".join(part for part in (date, clock_text(session.start) if session else "") if part)


def _told_once(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Each gap, the gravest first, but who is not yet confirmed only once."""
    told: set[PersonId | None] = set()
    for gap in sorted(gaps, key=lambda gap: _GRAVITY[gap.missing]):
        if gap.missing is Missing.UNCONFIRMED_PERSON:
            if gap.person in told:
                continue
            told.add(gap.person)
        yield gap


def _standing(gap: Gap, programme: Programme) -> str:
    """The session a missing confirmation concerns, where the subject is the person."""
    if gap.person is None or gap.session is None:
        return ""
    return words.session_title(programme.sessions[gap.session])
