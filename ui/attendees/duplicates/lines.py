"""Two registrations field by field, in words: what they share, and where they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eventapp.domain.duplicates import Likeness, Strength
from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import ConsentKind
from eventapp.services.attendees import AttendeeRow, CategoryRow
from eventapp.services.consents import ConsentRow
from eventapp.services.duplicates import (
    PLAIN_FIELDS,
    Chosen,
    consent_key,
    merged_values,
    own_key,
    stricter_consent,
)
from eventapp.services.own_fields import NO, YES, OwnFieldRow
from ui import words
from ui.attendees.consent_words import (
    answer_choices,
    answer_key,
    answered_text,
    consent_kind,
    day_text,
)
from ui.language import _, pgettext
from ui.moments import clock_at

Consents = Mapping[ConsentKind, ConsentRow]

_WORDLESS: Final = frozenset({"companion_of", "category_id", "status", "guest", "blocked"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the two, with what is kept of them elsewhere."""

    row: AttendeeRow
    consents: Consents

    @property
    def id(self) -> AttendeeId:
        """Their number."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Setting:
    """What is needed to word values: categories, own fields, whom people accompany."""

    zone: str
    categories: Sequence[CategoryRow] = ()
    own_fields: Sequence[OwnFieldRow] = ()
    names: Mapping[AttendeeId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One field of two registrations, as it reads on either side."""

    key: str
    word: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        """Whether there is nothing to choose."""
        return self.first == self.second


def lines_of(first: Candidate, second: Candidate, setting: Setting) -> list[Line]:
    """Every field that either has, in the order a person reads them."""
    found = [
        Line(key, word, _plain(first.row, key, setting), _plain(second.row, key, setting))
        for key, word in _plain_words()
    ]
    for own in setting.own_fields:
        said = (_own(one.row.own.get(own.key, "")) for one in (first, second))
        found.append(Line(own_key(own.key), own.name, *said))
    for kind in ConsentKind:
        said = (_consent(one.consents.get(kind), setting.zone) for one in (first, second))
        found.append(Line(consent_key(kind), consent_kind(kind), *said))
    return [line for line in found if line.first or line.second]


def result_of(
    first: Candidate, second: Candidate, chosen: Chosen, setting: Setting
) -> dict[str, str]:
    """What each field comes to, in words, as :func:`merge_attendees` would make it."""
    values = merged_values(first.row, second.row, chosen)
    made = {key: _value(key, values[key], setting) for key in PLAIN_FIELDS}
    for own in setting.own_fields:
        made[own_key(own.key)] = _own(values["own"].get(own.key, ""))
    for kind in ConsentKind:
        mine, theirs = first.consents.get(kind), second.consents.get(kind)
        key = consent_key(kind)
        standing = stricter_consent(mine, theirs)
        if key in chosen:
            standing = mine if chosen[key] == first.id else theirs
        made[key] = _consent(standing, setting.zone)
    return made


def arrived_text(row: AttendeeRow, zone: str) -> str:
    """How and when a registration came to be, and whether they came."""
    said = [_("Registered %(day)s") % {"day": day_text(row.registered_at, zone)}]
    said.append(words.origin(row.origin))
    if row.admitted_at is not None:
        said.append(_("In since %(time)s") % {"time": clock_at(row.admitted_at, zone)})
    return " · ".join(said)


def reason_text(reason: Likeness) -> str:
    """Why two may be one person, in a few words."""
    return {
        Likeness.EMAIL: _("Same e-mail"),
        Likeness.PHONE: _("Same phone"),
        Likeness.NAME: _("Same name"),
        Likeness.NEAR_NAME: _("Nearly the same name"),
        Likeness.ORGANISATION: _("Same organisation"),
        Likeness.LAST_DIGITS: _("Same last digits"),
        Likeness.MAIL_DOMAIN: _("Same mail domain"),
    }[reason]


def strength_text(strength: Strength) -> str:
    """How much speaks for one person."""
    return {
        Strength.STRONG: _("Almost certainly one person"),
        Strength.FAIR: _("Probably one person"),
        Strength.WEAK: _("Perhaps one person"),
    }[strength]


def _plain_words() -> Iterator[tuple[str, str]]:
    yield "name", _("Name")
    yield "name_en", _("English name")
    yield "organisation", _("Organisation")
    yield "department", _("Department")
    yield "position", _("Position")
    yield "phone", _("Phone")
    yield "email", _("E-mail")
    yield "category_id", _("Category")
    yield "status", _("Status")
    yield "companion_of", _("Accompanies")
    yield "guest", _("Guest of honour")
    yield "attention", _("Desk note")
    yield "blocked", _("Blocked")
    yield "reference", _("Code of another system")
    yield "notes", _("Notes")


def _plain(row: AttendeeRow, key: str, setting: Setting) -> str:
    return _value(key, getattr(row, key), setting)


def _value(key: str, value: Any, setting: Setting) -> str:  # noqa: ANN401 - a value of any field
    if key not in _WORDLESS:
        return str(value)
    if key == "status":
        return words.attendee_status(value)
    if key == "companion_of":
        return setting.names.get(value, "")
    if key == "category_id":
        found = (line for line in setting.categories if line.id == value)
        return next((words.pick(line.name, line.name_en) for line in found), "")
    return _("Yes") if value else ""


def _own(value: str) -> str:
    return {YES: _("Yes"), NO: _("No")}.get(value, value)


def _consent(answer: ConsentRow | None, zone: str) -> str:
    if answer is None:
        return ""
    said = dict(answer_choices())[answer_key(answer)]
    return f"{said} · {answered_text(answer, zone)}"


def gap_text() -> str:
    """What stands where a registration says nothing."""
    return pgettext("a field", "Empty")
