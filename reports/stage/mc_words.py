"""The usual words of a master of ceremonies, step by step; knows no ReportLab.

They are one plain text, as an organiser's own are: what stands in square brackets is not said
but done, and the line that :func:`guests_mark` gives is where guests of honour are named. What
is filled in says neither: a session may well be called “[특강] …”.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eventapp.domain import reading_aloud
from eventapp.domain.documents import PrintedPerson
from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.domain.mc_script import Called, ScriptGuest, ScriptSnapshot, ScriptStep
from eventapp.i18n import format_clock
from reports.wording import Words

_HAVE_THE_FLOOR = frozenset(AppearanceRole) - {AppearanceRole.MC, AppearanceRole.INTERPRETER}
_LAST_ORDINAL = 10


def usual_words(snapshot: ScriptSnapshot, step: ScriptStep, language: Language) -> str:
    """What is said in a step where the organiser wrote nothing."""
    return _Speech(Words(language), snapshot, step).text()


def own_words(step: ScriptStep, language: Language) -> str:
    """What the organiser wrote in this language; empty where the usual words do."""
    return (step.script_en if language is Language.ENGLISH else step.script).strip()


def guests_mark(words: Words) -> str:
    """The line in whose place the guests of honour are named."""
    return words.catalogue.pgettext("mc", "[Guests of honour]")


def guest_name(guest: ScriptGuest, words: Words) -> tuple[str, str]:
    """A guest's name, and the rest of how they are called up."""
    name = words.pick(guest.name, guest.name_en)
    if words.language is Language.KOREAN:
        whole = reading_aloud.addressed(name, guest.organisation, guest.position)
        rest = whole.removeprefix(reading_aloud.said(name)).strip()
        return (reading_aloud.said(name), rest) if rest != whole else ("", whole)
    return name, ", ".join(part for part in (guest.position, guest.organisation) if part)


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is said in one step."""

    words: Words
    snapshot: ScriptSnapshot
    step: ScriptStep

    def text(self) -> str:
        parts = [_USUAL[self.step.kind](self)]
        if self.step.ceremony:
            parts.append(self.ceremony())
        if self.step.guests and self.step.kind is not SessionKind.INTRODUCTION:
            parts += [self.introduction()] if self.snapshot.guests else []
        if self.step.last:
            parts.append(self.closing())
        return "\n\n".join(parts)

    # By kind

    def registration(self) -> str:
        text = self.pgettext(
            "mc",
            "[Ten and five minutes before the start]\n"
            "Welcome, everybody. We begin at %(end)s. Please come in and take your seats, and"
            " switch your telephones to silent. Thank you.",
        )
        return text % {"end": self.clock(self.step.end)}

    def opening(self) -> str:
        text = self.pgettext(
            "mc",
            "[Music fades]\n"
            "Ladies and gentlemen, good day, and thank you for being with us. My name is %(host)s,"
            " and it is my honour to lead you through today’s programme.\n"
            "We now open “%(event)s”.\n"
            "[Applause]",
        )
        return text % {"host": self.host(), "event": self.event()}

    def ceremony(self) -> str:
        return self.pgettext(
            "mc",
            "First, the national ceremony. Please rise and face the flag.\n"
            "[All rise]\n"
            "Salute to the national flag.\n"
            "[Salute and pledge]\n"
            "At ease.\n"
            "We now remember in silence those who gave their lives for the country.\n"
            "[Silence]\n"
            "Thank you. That concludes the ceremony. Please be seated.\n"
            "[All sit]",
        )

    def introduction(self) -> str:
        text = self.pgettext(
            "mc",
            "Allow me to introduce our guests of honour. Please rise when you hear your name, and"
            " everybody, please welcome them with applause.\n"
            "%(guests)s\n"
            "Many more are with us today. Please forgive me for not naming everyone. Thank you"
            " all for coming.\n"
            "[Applause]",
        )
        return text % {"guests": guests_mark(self.words)}

    def welcome(self) -> str:
        text = self.pgettext(
            "mc",
            "Next, words of welcome. Please give a warm welcome to %(who)s.\n"
            "[Applause · speech]\n"
            "Thank you for your kind words.\n"
            "[Applause]",
        )
        return self.invited(text)

    def address(self) -> str:
        text = self.pgettext(
            "mc",
            "Next, a congratulatory address. Please give a warm welcome to %(who)s.\n"
            "[Applause · speech]\n"
            "Thank you for your good wishes.\n"
            "[Applause]",
        )
        return self.invited(text)

    def encouragement(self) -> str:
        text = self.pgettext(
            "mc",
            "Next, words of encouragement. Please give a warm welcome to %(who)s.\n"
            "[Applause · speech]\n"
            "Thank you for your encouraging words.\n"
            "[Applause]",
        )
        return self.invited(text)

    def keynote(self) -> str:
        text = self.pgettext(
            "mc",
            "We now come to the keynote%(topic)s.\n"
            "Please give a warm welcome to %(who)s.\n"
            "[Applause · keynote]\n"
            "Thank you for an inspiring keynote.\n"
            "[Applause]",
        )
        return self.invited(text)

    def talk(self) -> str:
        text = self.pgettext(
            "mc",
            "We now come to the %(which)s talk%(topic)s.\n"
            "Please give a warm welcome to %(who)s.\n"
            "[Applause · talk]\n"
            "Thank you for the talk.\n"
            "[Applause]",
        )
        return self.invited(text)

    def workshop(self) -> str:
        text = self.pgettext(
            "mc",
            "We now come to the workshop%(topic)s.\n"
            "It is led by %(who)s. Please give them a warm welcome.\n"
            "[Applause · workshop]\n"
            "Thank you for working together.\n"
            "[Applause]",
        )
        return self.invited(text)

    def panel(self) -> str:
        moderators = self.called(AppearanceRole.MODERATOR)
        others = self.called(*_HAVE_THE_FLOOR - {AppearanceRole.MODERATOR})
        parts = [
            self.pgettext(
                "mc", "We now come to the panel discussion%(topic)s.\n[Chairs and microphones]"
            )
        ]
        if moderators:
            parts.append(self.pgettext("mc", "It is moderated by %(moderator)s."))
        if others:
            parts.append(self.pgettext("mc", "On the panel are:\n%(panel)s"))
        parts.append(
            self.pgettext(
                "mc",
                "Please welcome all of them to the stage.\n"
                "[Applause · all sit]\n"
                "I now hand over to our moderator.\n"
                "[Discussion]\n"
                "Thank you to the moderator and the panel for a thoughtful discussion.\n"
                "[Applause]",
            )
        )
        listed = "\n".join(f"· {self.call(someone)}" for someone in others)
        about = {"topic": self.topic(), "moderator": self.calls(moderators), "panel": listed}
        return "\n".join(parts) % about

    def questions(self) -> str:
        return self.pgettext(
            "mc",
            "We now take questions. Please raise your hand, wait for the microphone, and tell us"
            " your name and where you come from.\n"
            "[Questions and answers]\n"
            "Thank you for the good questions and answers.",
        )

    def pause(self) -> str:
        text = self.pgettext(
            "mc",
            "We will now take a short break and continue at %(end)s. Please be back in your seats"
            " by then.",
        )
        return text % {"end": self.clock(self.step.end)}

    def lunch(self) -> str:
        text = self.pgettext(
            "mc",
            "It is time for lunch, which is served at [place].\n"
            "We continue at %(end)s. Enjoy your meal.",
        )
        return text % {"end": self.clock(self.step.end)}

    def photograph(self) -> str:
        return self.pgettext(
            "mc",
            "We now take a photograph together. Guests of honour and speakers, please come to the"
            " front of the stage; everybody, please join us.\n"
            "[Places are shown]\n"
            "Please look at the camera.\n"
            "[Photograph]\n"
            "Thank you. Please go back to your seats.",
        )

    def closing(self) -> str:
        text = self.pgettext(
            "mc",
            "This brings “%(event)s” to a close.\n"
            "Thank you for staying with us to the end. We wish you a safe journey home.\n"
            "[Applause]",
        )
        return text % {"event": self.event()}

    def other(self) -> str:
        text = self.pgettext("mc", "We continue with the programme.")
        if title := self.title():
            text = self.pgettext("mc", "Next on the programme: %(title)s.") % {"title": title}
        if not self.called(*_HAVE_THE_FLOOR):
            return text
        welcome = self.pgettext("mc", "Please give a warm welcome to %(who)s.\n[Applause]")
        return f"{text}\n{self.invited(welcome)}"

    # What the words are made of

    def pgettext(self, context: str, text: str) -> str:
        return self.words.catalogue.pgettext(context, text)

    def invited(self, text: str) -> str:
        """Words for whoever has the floor, filled in."""
        who = self.called(*_HAVE_THE_FLOOR)
        return text % {
            "who": self.calls(who),
            "topic": self.topic(),
            "which": self.which(),
        }

    def called(self, *roles: AppearanceRole) -> list[Called]:
        return [someone for someone in self.step.people if someone.person.role in roles]

    def calls(self, people: Sequence[Called]) -> str:
        called = [self.call(someone) for someone in people]
        if len(called) > 1 and self.words.language is Language.ENGLISH:
            called = [*called[:-2], f"{called[-2]} and {called[-1]}"]
        return ", ".join(called) or self.pgettext("mc", "[name]")

    def call(self, someone: Called) -> str:
        """Somebody as they are called up, with whom they stand in for."""
        if someone.instead_of is None:
            return self.person(someone.person)
        return self.pgettext("mc", "%(who)s, on behalf of %(absent)s") % {
            "who": self.person(someone.person),
            "absent": self.person(someone.instead_of),
        }

    def person(self, person: PrintedPerson) -> str:
        words = self.words
        name, position = words.person(person), words.position(person)
        organisation = words.organisation(person)
        if words.language is Language.KOREAN:
            return _filled(reading_aloud.addressed(name, organisation, position))
        return _filled(_english(", ".join(part for part in (name, position, organisation) if part)))

    def host(self) -> str:
        """The master of ceremonies by name; nobody calls themselves 님."""
        host = self.snapshot.host
        if host is None:
            return self.pgettext("mc", "[name]")
        if self.words.language is Language.KOREAN:
            body = reading_aloud.said(self.words.organisation(host))
            return _filled(f"{body} {reading_aloud.said(host.name)}".strip())
        return _filled(self.words.person(host))

    def event(self) -> str:
        title = self.words.event_title(self.snapshot.event)
        if self.words.language is Language.KOREAN:
            return _filled(reading_aloud.as_object(title))
        return _filled(_english(title))

    def title(self) -> str:
        title = self.words.pick(self.step.title, self.step.title_en).strip()
        korean = self.words.language is Language.KOREAN
        return _filled(reading_aloud.said(title) if korean else _english(title))

    def topic(self) -> str:
        title = self.title()
        return self.pgettext("mc", ", “%(title)s”") % {"title": title} if title else ""

    def which(self) -> str:
        """Which talk it is, as far as anybody counts along."""
        number = self.step.number
        if self.words.language is Language.KOREAN and 0 < number <= _LAST_ORDINAL:
            return reading_aloud.ordinal(number)
        return self.pgettext("mc", "first") if number == 1 else self.pgettext("mc", "next")

    def clock(self, minutes: int) -> str:
        korean = self.words.language is Language.KOREAN
        return reading_aloud.clock(minutes) if korean else format_clock(minutes)


_USUAL: dict[SessionKind, Callable[[_Speech], str]] = {
    SessionKind.REGISTRATION: _Speech.registration,
    SessionKind.OPENING: _Speech.opening,
    SessionKind.CEREMONY: _Speech.ceremony,
    SessionKind.INTRODUCTION: _Speech.introduction,
    SessionKind.WELCOME: _Speech.welcome,
    SessionKind.ADDRESS: _Speech.address,
    SessionKind.ENCOURAGEMENT: _Speech.encouragement,
    SessionKind.KEYNOTE: _Speech.keynote,
    SessionKind.TALK: _Speech.talk,
    SessionKind.PANEL: _Speech.panel,
    SessionKind.QUESTIONS: _Speech.questions,
    SessionKind.WORKSHOP: _Speech.workshop,
    SessionKind.BREAK: _Speech.pause,
    SessionKind.LUNCH: _Speech.lunch,
    SessionKind.PHOTOGRAPH: _Speech.photograph,
    SessionKind.CLOSING: _Speech.closing,
    SessionKind.OTHER: _Speech.other,
}


_BRACKETS = str.maketrans("[]", "()")


def _filled(text: str) -> str:
    """A text of others within our words, with round brackets: square ones are not said."""
    return text.translate(_BRACKETS)


def _english(text: str) -> str:
    return text.replace(" & ", " and ")
