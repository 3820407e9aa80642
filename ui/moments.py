"""Instants as a wall clock at the event shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from eventapp.i18n import format_clock
from ui.language import MINUTES_PER_HOUR, date_text


def clock_at(moment: datetime, zone: str) -> str:
    """An instant as ``09:21`` in the event's own zone."""
    local = moment.astimezone(ZoneInfo(zone))
    return format_clock(local.hour * MINUTES_PER_HOUR + local.minute)


def moment_at(moment: datetime, zone: str, *, now: datetime) -> str:
    """An instant as ``09:21``, with its date where that is not today."""
    local = moment.astimezone(ZoneInfo(zone))
    clock = clock_at(moment, zone)
    if local.date() == now.astimezone(ZoneInfo(zone)).date():
        return clock
    return f"{date_text(local.date())} {clock}"
