"""The words of paper: the event's texts and the warnings in the document's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from eventapp.domain.documents import (
    PrintedEvent,
    PrintedOrganisation,
    PrintedPerson,
    PrintedSession,
)
from eventapp.domain.kinds import Language
from eventapp.i18n import catalogue, format_clock, format_date, format_dates
from eventapp.vocabulary import session_kind
from reports.result import PaperWarning, WarningKind


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one language; English texts fall back to the Korean where none was given."""

    language: Language

    @property
    def other(self) -> "Words":
        """The words of the other language, for documents that set both side by side."""
        korean = self.language is Language.KOREAN
        return Words(Language.ENGLISH if korean else Language.KOREAN)

    @property
    def catalogue(self) -> NullTranslations:
        """The gettext catalogue itself, for a document's own headings."""
        return catalogue(self.language)

    def pick(self, korean: str, english: str) -> str:
        """The text of this language, if it was given."""
        return english if self.language is Language.ENGLISH and english.strip() else korean

    def event_title(self, event: PrintedEvent) -> str:
        """The event's title."""
        return self.pick(event.title, event.title_en)

    def paper_title(self, event: PrintedEvent, name: str) -> str:
        """What the file of a paper is titled: the event and what the paper is."""
        return f"{self.event_title(event)} {name}"

    def venue(self, event: PrintedEvent) -> str:
        """The venue, with the room when the event has just one."""
        venue = self.pick(event.venue, event.venue_en)
        if len(event.rooms) != 1 or self.language is Language.ENGLISH:
            return venue
        return f"{venue} {event.rooms[0]}".strip()

    def session_title(self, session: PrintedSession) -> str:
        """A session's title, or its kind where it has none."""
        return self.pick(session.title, session.title_en).strip() or self.label(session)

    def label(self, session: PrintedSession) -> str:
        """What a session is, numbered where talks are: 발표 1."""
        word = session_kind(session.kind, self.catalogue)
        return f"{word} {session.number}" if session.number else word

    def person(self, person: PrintedPerson) -> str:
        """A person's name."""
        return self.pick(person.name, person.name_en)

    def position(self, person: PrintedPerson) -> str:
        """What a person is there."""
        return self.pick(person.position, person.position_en)

    def abstract(self, session: PrintedSession) -> str:
        """What a session is about."""
        return self.pick(session.abstract, session.abstract_en)

    def organisation(self, person: PrintedPerson) -> str:
        """The organisation a person speaks for."""
        return self.pick(person.organisation, person.organisation_en)

    def organisation_name(self, organisation: PrintedOrganisation) -> str:
        """An organisation's name."""
        return self.pick(organisation.name, organisation.name_en)

    def no_photographs(self) -> str:
        """What a badge tells photographers, beside the sign."""
        return self.catalogue.gettext("No photographs")

    def day(self, day: date, *, long: bool = False) -> str:
        """A date with its weekday."""
        return format_date(day, self.language, long=long)

    def days(self, days: Sequence[date], *, long: bool = False) -> str:
        """The only day, or from the first to the last; nothing without a day."""
        return format_dates(days[0], days[-1], self.language, long=long) if days else ""

    def clock(self, minutes: int) -> str:
        """A time of day."""
        return format_clock(minutes)

    def times(self, start: int, end: int) -> str:
        """From when to when."""
        return f"{format_clock(start)}–{format_clock(end)}"


def warning_text(warning: PaperWarning, language: Language) -> str:
    """A sentence about something the paper shows otherwise than it was written."""
    _ = catalogue(language).gettext
    sentence = {
        WarningKind.REPLACED: _("“%(text)s”: no font has %(signs)s, so it was replaced."),
        WarningKind.CUT: _("“%(text)s” is longer than its place and was cut."),
        WarningKind.BROKEN: _("“%(text)s” has a word longer than its line and was broken."),
        WarningKind.PICTURE: _("The picture of “%(text)s” could not be read."),
        WarningKind.MISSING: _("“%(text)s” has no photograph, though others have one."),
        WarningKind.SHRUNK: _("“%(text)s” had to be set small to fit."),
        WarningKind.SMALL_CODE: _("The QR code of “%(text)s” is smaller than 20 mm."),
        WarningKind.NO_CODE: _("“%(text)s” is too small for a QR code, so there is none."),
        WarningKind.DESIGN_GONE: _("Your own design is gone or damaged; the usual one is used."),
        WarningKind.CUE_LENGTHS: _("The cues of “%(text)s” miss its length by %(signs)s min."),
    }[warning.kind]
    return sentence % {"text": warning.subject, "signs": warning.detail}
