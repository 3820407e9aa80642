"""What the desk says about one scan: a shape, a word, a name, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from eventapp.domain.errors import EventAppError, NotSaved
from eventapp.domain.verdicts import ScanResult, Signal, Verdict
from ui import words
from ui.icons import Ink
from ui.language import _, pgettext
from ui.moments import moment_at
from ui.wording import word_error


class Shape(StrEnum):
    """The sign in the circle, so that no colour stands alone."""

    CHECK = "check"
    NOTICE = "notice"
    CROSS = "cross"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything the card shows.

    ``category`` is a word and its colour (``#RRGGBB``); ``lines`` tell what happened
    before or what to do; ``notices`` are about the keyboard.
    """

    ink: Ink
    shape: Shape
    word: str
    name: str = ""
    place: str = ""
    category: tuple[str, str] = ("", "")
    lines: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    stays: bool = False

    def spoken(self) -> str:
        """The whole of it as one sentence, for screen readers."""
        said = (self.word, self.name, self.place, *self.lines, *self.notices)
        return ". ".join(part for part in said if part)


_INKS = {Signal.GREEN: Ink.ADMITTED, Signal.YELLOW: Ink.ALREADY, Signal.RED: Ink.REFUSED}
_SHAPES = {Signal.GREEN: Shape.CHECK, Signal.YELLOW: Shape.NOTICE, Signal.RED: Shape.CROSS}


def outcome_of(result: ScanResult, zone: str, now: datetime | None = None) -> Outcome:
    """What to show about a scan that was judged."""
    signal = result.colour
    lines = (_first_time(result, zone, now or datetime.now(UTC)), _advice(result.verdict))
    return Outcome(
        _INKS[signal],
        _SHAPES[signal],
        headline(result.verdict),
        name=result.name,
        place=_place(result),
        category=(result.category, result.category_colour),
        lines=tuple(line for line in lines if line),
        notices=_notices(result),
    )


def not_saved(error: EventAppError, name: str = "") -> Outcome:
    """What to show when nothing was recorded: never anything like a success."""
    return Outcome(
        Ink.REFUSED,
        Shape.CROSS,
        _("NOT saved"),
        name=name,
        lines=(_why_not_saved(error),),
        stays=True,
    )


def _why_not_saved(error: EventAppError) -> str:
    if not isinstance(error, NotSaved):
        return word_error(error)
    if error.stop:
        return _(
            "The disk reported an error. Everything confirmed before is safe."
            " Close the program and open the workspace again."
        )
    return _(
        "The disk is full. Everything confirmed before is safe. Make room on the disk,"
        " then scan again."
    )


def cancelled(name: str) -> Outcome:
    """What to show when a check-in was taken back."""
    return Outcome(Ink.MUTED, Shape.UNDO, _("Check-in cancelled"), name=name)


def headline(verdict: Verdict) -> str:
    """The verdict in the card's large word."""
    if verdict is Verdict.ADMITTED:
        return pgettext("desk", "Admitted")
    if verdict is Verdict.JUST_ADMITTED:
        return pgettext("desk", "Admitted just now")
    return words.verdict_word(verdict)


def _place(result: ScanResult) -> str:
    return " · ".join(part for part in (result.organisation, result.position) if part)


def _first_time(result: ScanResult, zone: str, now: datetime) -> str:
    if result.verdict in {Verdict.ADMITTED, Verdict.JUST_ADMITTED} or result.first_at is None:
        return ""
    time = moment_at(result.first_at, zone, now=now)
    if not result.first_desk:
        return _("Came in at %(time)s") % {"time": time}
    return _("Came in at %(time)s, %(desk)s") % {"time": time, "desk": result.first_desk}


def _advice(verdict: Verdict) -> str:
    advice = {
        Verdict.UNKNOWN: lambda: _("Look for the name instead."),
        Verdict.REVOKED: lambda: _("There is a newer ticket. Look for the name instead."),
        Verdict.CANCELLED: lambda: _("Ask the organiser before letting them in."),
        Verdict.WAITING: lambda: _("Ask the organiser before letting them in."),
        Verdict.NOT_A_TICKET: lambda: _("Scan the code on the badge or the ticket."),
    }
    return advice[verdict]() if verdict in advice else ""


def _notices(result: ScanResult) -> tuple[str, ...]:
    notices = []
    if result.hangul:
        notices.append(_("Hangul input was on; the code was put right"))
    if result.caps:
        notices.append(_("The letters were small, perhaps by Caps Lock; the code was put right"))
    return tuple(notices)
