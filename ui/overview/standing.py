"""How near an event is: days before, its own day, days after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from eventapp.services.live import day_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventapp.services.events import DayRow
    from eventapp.services.programme import SessionRow


class Phase(StrEnum):
    """Where an instant stands to an event."""

    NO_DAYS = "no_days"
    BEFORE = "before"
    TODAY = "today"
    BETWEEN = "between"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where now stands to the event.

    ``days`` counts to the next day of the event (before, between) or from the last one
    (after); ``day`` is that day, ``minute`` the minute of it on the event's own clock.
    """

    phase: Phase
    days: int = 0
    day: "DayRow | None" = None
    minute: int = 0


def stand(
    days: "Sequence[DayRow]",
    time_zone: str,
    now: datetime,
    sessions: "Sequence[SessionRow]" = (),
) -> Standing:
    """Say how near an event is, on the clock of its own place."""
    if not days:
        return Standing(Phase.NO_DAYS)
    local = now.astimezone(ZoneInfo(time_zone))
    today = local.date()
    if on := day_on(days, sessions, local):
        return Standing(Phase.TODAY, 0, *on)
    coming = next((day for day in days if day.date > today), None)
    if coming is None:
        return Standing(Phase.AFTER, (today - days[-1].date).days, days[-1])
    phase = Phase.BEFORE if coming is days[0] else Phase.BETWEEN
    return Standing(phase, (coming.date - today).days, coming)
