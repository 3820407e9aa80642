"""What can be done from the strip, declared: with keys, since hands are full on the day."""

from typing import TYPE_CHECKING

from ui.actions import Action
from ui.language import _
from ui.live.wording import lateness, start_line

if TYPE_CHECKING:
    from ui.live.bar import LiveBar


def live_actions(bar: "LiveBar") -> list[Action]:
    """Everything the strip does; its keys work wherever the focus is while it is seen."""
    return [
        Action(
            "live.start",
            lambda: _start_text(bar),
            bar.start,
            "F9",
            "play",
            enabled=lambda: bar.startable is not None,
            hint=lambda: _start_hint(bar),
        ),
        Action(
            "live.end",
            lambda: _("End now"),
            bar.end,
            "Shift+F9",
            "flag",
            enabled=lambda: bar.current is not None,
        ),
        Action(
            "live.speaker",
            lambda: _("Countdown for the speaker"),
            bar.show_speaker,
            "Ctrl+F9",
            "full-screen",
            checked=lambda: bar.speaker.is_open,
        ),
        Action("live.record", lambda: _("What really happened"), bar.show_record, icon="list"),
        Action("live.restore", lambda: _("Back to the plan"), bar.restore_plan, icon="undo"),
        Action("live.leave", lambda: _("Hide this strip"), bar.run_day, icon="close"),
    ]


def _start_text(bar: "LiveBar") -> str:
    day, session = bar.day, bar.startable
    if day is None or session is None or session.start >= day.minute:
        return _("Start now")
    return _("Start now · %(late)s") % {"late": lateness(day.minute - session.start)}


def _start_hint(bar: "LiveBar") -> str:
    day, session = bar.day, bar.startable
    if day is None or session is None:
        return _("Start now")
    return start_line(session, day.minute)
