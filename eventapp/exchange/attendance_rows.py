"""The columns of an attendance list and what stands in them, the same in every kind of file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from eventapp.domain.attendance import AttendanceBook, AttendanceLine, GateShare, GateStay, Way
from eventapp.domain.kinds import AttendeeStatus, Language
from eventapp.domain.masking import mask_email, mask_name, mask_phone
from eventapp.exchange.sheet_styles import Style
from eventapp.i18n import catalogue
from eventapp.vocabulary import session_kind

Value = str | int | datetime | None
"""A cell: an instant is in the event's zone, without one."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, its look, and its least and most width in letters."""

    heading: str
    value: Callable[[AttendanceLine], Value]
    style: Style = Style.TEXT
    width: tuple[int, int] = (8, 24)


def list_columns(book: AttendanceBook, language: Language, *, full: bool) -> tuple[ListColumn, ...]:
    """The columns; names, phones and mail are masked unless they are wanted in full."""
    words = catalogue(language)
    return (
        *_person_columns(words, language, full=full),
        *_stay_columns(book, words),
        *_gate_columns(book, words, language),
    )


def _person_columns(
    words: NullTranslations, language: Language, *, full: bool
) -> Iterator[ListColumn]:
    _ = words.gettext
    name, phone, email = (str, str, str) if full else (mask_name, mask_phone, mask_email)
    yield ListColumn(_("Name"), lambda line: name(line.name), Style.STRONG, (10, 28))
    yield ListColumn(_("Organisation"), lambda line: line.organisation, width=(12, 34))
    yield ListColumn(_("Department"), lambda line: line.department, width=(8, 24))
    yield ListColumn(_("Position"), lambda line: line.position, width=(8, 20))
    yield ListColumn(_("Category"), lambda line: category_of(line, language), width=(8, 20))
    yield ListColumn(_("Phone"), lambda line: phone(line.phone), width=(15, 22))
    yield ListColumn(_("E-mail"), lambda line: email(line.email), width=(14, 32))


def _stay_columns(book: AttendanceBook, words: NullTranslations) -> Iterator[ListColumn]:
    _ = words.gettext
    zone, gate = ZoneInfo(book.time_zone), book.main.gate
    ways = way_words(words)
    standing = status_words(words)

    def of_stay(tell: Callable[[GateStay], Value]) -> Callable[[AttendanceLine], Value]:
        return lambda line: tell(line.stays[gate]) if gate in line.stays else None

    def status(line: AttendanceLine) -> Value:
        came = words.pgettext("attendance", "Came")
        return came if gate in line.stays else standing[line.status]

    yield ListColumn(_("Status"), status, Style.CHOICE, (8, 14))
    yield ListColumn(
        words.pgettext("attendance", "Came at"),
        of_stay(lambda stay: local(stay.came_at, zone)),
        Style.MOMENT,
        (17, 17),
    )
    yield ListColumn(
        words.pgettext("attendance", "Left at"),
        of_stay(lambda stay: None if stay.left_at is None else local(stay.left_at, zone)),
        Style.MOMENT,
        (17, 17),
    )
    minutes = words.pgettext("attendance", "Minutes present")
    yield ListColumn(minutes, of_stay(lambda stay: stay.minutes), Style.COUNT, (9, 10))
    yield ListColumn(_("Desk"), of_stay(lambda stay: stay.desk), width=(8, 16))
    by_which_way = words.pgettext("attendance", "Let in by")
    yield ListColumn(by_which_way, of_stay(lambda stay: ways[stay.way]), Style.CHOICE, (9, 14))


def _gate_columns(
    book: AttendanceBook, words: NullTranslations, language: Language
) -> Iterator[ListColumn]:
    """One column for each other gate: the minutes somebody was there."""
    heading = words.pgettext("attendance", "%(session)s (minutes)")
    for share in book.gates[1:]:
        title = heading % {"session": gate_title(share, language)}
        yield ListColumn(title, _minutes_at(share), Style.COUNT, (10, 16))


def _minutes_at(share: GateShare) -> Callable[[AttendanceLine], Value]:
    gate = share.gate
    return lambda line: line.stays[gate].minutes if gate in line.stays else None


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """An instant as the clock of a zone shows it, to the second, as spreadsheets keep it."""
    return moment.astimezone(zone).replace(tzinfo=None, microsecond=0)


def category_of(line: AttendanceLine, language: Language) -> str:
    """The category's name in a language, as far as it was given."""
    return picked(line.category, line.category_en, language)


def gate_title(share: GateShare, language: Language) -> str:
    """What a gate is called: the entrance, a session's title, or what kind of session it is."""
    words = catalogue(language)
    if share.session is None:
        return words.gettext("Entrance")
    title = picked(share.title, share.title_en, language).strip()
    return title or (session_kind(share.kind, words) if share.kind is not None else "")


def picked(korean: str, english: str, language: Language) -> str:
    """The text of a language; the Korean where no English was given."""
    return english if language is Language.ENGLISH and english.strip() else korean


def status_words(words: NullTranslations) -> dict[AttendeeStatus, str]:
    """Where registrations stand."""
    pgettext = words.pgettext
    return {
        AttendeeStatus.REGISTERED: pgettext("attendee", "Registered"),
        AttendeeStatus.WAITING: pgettext("attendee", "Waiting"),
        AttendeeStatus.CANCELLED: pgettext("attendee", "Cancelled"),
    }


def way_words(words: NullTranslations) -> dict[Way, str]:
    """By which ways people are let in."""
    pgettext = words.pgettext
    return {
        Way.SCAN: pgettext("let in by", "Scan"),
        Way.NAME: pgettext("let in by", "Name"),
        Way.FORCED: pgettext("let in by", "Let in anyway"),
        Way.MANUAL: pgettext("let in by", "Paper list"),
    }
