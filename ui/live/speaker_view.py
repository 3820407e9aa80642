"""What the speaker is told: the session that is on in a room, or the one that comes."""

from datetime import datetime

from eventapp.services.live import RoomNow
from eventapp.services.programme import SessionRow
from ui import words
from ui.language import _, clock_text
from ui.live.countdown import SpeakerView
from ui.live.day_now import DayNow
from ui.live.signs import Sign, sign_of
from ui.live.wording import begins_text, figure_text, people_line, sign_sentence


def speaker_view(day: DayNow | None, room: RoomNow | None, now: datetime) -> SpeakerView:
    """Everything on the speaker's screen at an instant."""
    if day is None or room is None:
        return SpeakerView("", Sign.WAITING, _("Nothing is on"))
    left = day.left(room, now)
    if room.current is None or left is None:
        return _waiting(day, room)
    on = room.current
    since = day.clock.second_of(on.start if on.started is None else on.started)
    whole = day.clock.second_of(on.end) - since
    sign = sign_of(left)
    return SpeakerView(
        figure=figure_text(left.seconds),
        sign=sign,
        word=sign_sentence(sign),
        title=words.session_title(on),
        people=people_line(on),
        next=_next(room.next),
        share=1 - left.seconds / max(whole, 1),
    )


def _waiting(day: DayNow, room: RoomNow) -> SpeakerView:
    clock = clock_text(day.minute)
    if room.next is None:
        return SpeakerView(clock, Sign.WAITING, _("The day is over"))
    return SpeakerView(
        figure=clock,
        sign=Sign.WAITING,
        word=begins_text(room.next, day.minute),
        title=words.session_title(room.next),
        people=people_line(room.next),
        next=_("begins at %(time)s") % {"time": clock_text(room.next.start)},
    )


def _next(session: SessionRow | None) -> str:
    if session is None:
        return ""
    return _("Next at %(time)s: %(title)s") % {
        "time": clock_text(session.start),
        "title": words.session_title(session),
    }
