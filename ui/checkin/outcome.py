"""What the desk says about one scan: a shape, a word, a name, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from eventapp.domain.errors import EventAppError, NotSaved
from eventapp.domain.verdicts import ScanResult, Signal, Verdict
from ui import words
from ui.checkin.sounds import Sound
from ui.icons import Ink
from ui.language import _, pgettext
from ui.moments import moment_at
from ui.wording import word_error

PLACE_JOINT: Final = " · "
"""Between organisation and position."""


class Shape(StrEnum):
    """The sign in the circle, so that no colour stands alone."""

    CHECK = "check"
    CLOCK = "clock"
    NOTICE = "notice"
    CROSS = "cross"
    OUT = "out"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything the card shows.

    ``category`` is a word and its colour (``#RRGGBB``); ``attention`` is what the organiser
    wants the desk to know, ``guest`` a guest of honour; ``lines`` tell what happened before
    or what to do; ``badge`` what becomes of the badge; ``notices`` are about the keyboard and
    the clock. One that is ``quiet`` has no sound.
    """

    ink: Ink
    shape: Shape
    word: str
    name: str = ""
    place: str = ""
    category: tuple[str, str] = ("", "")
    attention: str = ""
    guest: bool = False
    lines: tuple[str, ...] = ()
    badge: str = ""
    notices: tuple[str, ...] = ()
    stays: bool = False
    quiet: bool = False

    @property
    def flag(self) -> str:
        """What the desk must not overlook: a guest of honour, the organiser's remark."""
        guest = _guest_word() if self.guest else ""
        return " · ".join(part for part in (guest, self.attention) if part)

    @property
    def sound(self) -> Sound | None:
        """What it sounds like; a refusal is more urgent than any remark."""
        if self.quiet:
            return None
        if self.ink is Ink.ADMITTED and self.flag:
            return Sound.ATTENTION
        return _SOUNDS.get(self.ink)

    def spoken(self) -> str:
        """The whole of it as one sentence, for screen readers."""
        said = (self.word, self.name, self.place, self.flag, *self.lines, self.badge, *self.notices)
        return ". ".join(part for part in said if part)


_INKS = {Signal.GREEN: Ink.ADMITTED, Signal.YELLOW: Ink.ALREADY, Signal.RED: Ink.REFUSED}
_SHAPES = {Signal.GREEN: Shape.CHECK, Signal.YELLOW: Shape.CLOCK, Signal.RED: Shape.CROSS}
_OWN_SHAPES = {
    Verdict.LEFT: Shape.OUT,
    Verdict.JUST_LEFT: Shape.OUT,
    Verdict.NOT_INSIDE: Shape.NOTICE,
}
_SOUNDS = {
    Ink.ADMITTED: Sound.ADMITTED,
    Ink.ALREADY: Sound.ALREADY,
    Ink.REFUSED: Sound.REFUSED,
}


def outcome_of(result: ScanResult, zone: str, now: datetime | None = None) -> Outcome:
    """What to show about a scan that was judged."""
    signal = result.colour
    lines = (_history(result, zone, now or datetime.now(UTC)), _advice(result))
    return Outcome(
        _INKS[signal],
        _OWN_SHAPES.get(result.verdict, _SHAPES[signal]),
        headline(result),
        name=result.name,
        place=_place(result),
        category=_category(result),
        attention=_attention(result),
        guest=result.guest,
        lines=tuple(line for line in lines if line),
        notices=_notices(result),
        quiet=result.verdict.quiet,
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


def cancelled(name: str, verdict: Verdict = Verdict.ADMITTED) -> Outcome:
    """What to show when a passage was taken back."""
    word = _("Exit cancelled") if verdict is Verdict.LEFT else _("Check-in cancelled")
    return Outcome(Ink.MUTED, Shape.UNDO, word, name=name)


def headline(result: ScanResult) -> str:
    """The verdict in the card's large word."""
    if result.forced:
        return pgettext("desk", "Admitted all the same")
    if result.verdict is Verdict.ADMITTED:
        return pgettext("desk", "Admitted")
    if result.verdict is Verdict.JUST_ADMITTED:
        return pgettext("desk", "Admitted just now")
    if result.verdict is Verdict.NOT_INSIDE and result.left_at is not None:
        return pgettext("desk", "Already went out")
    return words.verdict_word(result.verdict)


def _guest_word() -> str:
    return pgettext("desk", "Guest of honour")


def _category(result: ScanResult) -> tuple[str, str]:
    """The category and its colour; nothing where the flag says the same word."""
    if result.guest and result.category == _guest_word():
        return "", ""
    return result.category, result.category_colour


def _place(result: ScanResult) -> str:
    return PLACE_JOINT.join(part for part in (result.organisation, result.position) if part)


def _history(result: ScanResult, zone: str, now: datetime) -> str:
    """What happened before: to somebody just let through, nothing worth telling."""
    if result.verdict in {Verdict.ADMITTED, Verdict.JUST_ADMITTED, Verdict.JUST_LEFT}:
        return ""
    if result.verdict is Verdict.NOT_INSIDE and result.left_at is not None:
        return _("Went out at %(time)s") % {"time": moment_at(result.left_at, zone, now=now)}
    if result.first_at is None:
        return ""
    time = moment_at(result.first_at, zone, now=now)
    if not result.first_desk:
        return _("Came in at %(time)s") % {"time": time}
    return _("Came in at %(time)s, %(desk)s") % {"time": time, "desk": result.first_desk}


def _advice(result: ScanResult) -> str:
    verdict = result.verdict
    if verdict is Verdict.NOT_INSIDE:
        return "" if result.left_at else _("Nobody saw them come in at this gate.")
    if verdict is Verdict.WRONG_CATEGORY and not result.category:
        return _("They have no category; this gate lets in only those chosen for it.")
    advice = {
        Verdict.UNKNOWN: _("Look for the name instead."),
        Verdict.REVOKED: _("There is a newer ticket. Look for the name instead."),
        Verdict.CANCELLED: _("Ask the organiser before letting them in."),
        Verdict.WAITING: _("Ask the organiser before letting them in."),
        Verdict.BLOCKED: _("Call the organiser, quietly."),
        Verdict.WRONG_CATEGORY: _("Their category comes in at another gate."),
        Verdict.OUTSIDE_HOURS: _("Ask the organiser about the gate's hours."),
        Verdict.OTHER_EVENT: _("Look which event and date the ticket is for."),
        Verdict.NOT_A_TICKET: _("Scan the code on the badge or the ticket."),
        Verdict.CERTIFICATE: _("Scan the code on the badge or the ticket."),
    }
    return advice.get(verdict, "")


def _attention(result: ScanResult) -> str:
    """What the organiser wants the desk to know, and what the desk has to ask about."""
    refused = _("Refused the consent to personal data") if result.refused_consent else ""
    return " · ".join(part for part in (result.attention, refused) if part)


def _notices(result: ScanResult) -> tuple[str, ...]:
    notices = (
        (result.forced, _("An organiser decided so; the log marks it")),
        (result.hangul, _("Hangul input was on; the code was put right")),
        (
            result.caps,
            _("The letters were small, perhaps by Caps Lock; the code was put right"),
        ),
        (result.clock_back, _("The computer's clock was set back; check the time")),
    )
    return tuple(text for happened, text in notices if happened)
