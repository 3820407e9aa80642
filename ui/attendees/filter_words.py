"""What a filter asks, in words short enough for a chip."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eventapp.domain.filters import Filter
from eventapp.domain.kinds import AttendeeStatus, FieldKind
from eventapp.services.attendees import CategoryRow
from eventapp.services.own_fields import NO, YES, OwnFieldRow
from ui import words
from ui.attendees.consent_words import consent_kind
from ui.language import _, date_text, pgettext

if TYPE_CHECKING:
    from eventapp.domain.ids import CategoryId

_OR = " · "


@dataclass(frozen=True, slots=True)
class Known:
    """The event's own vocabulary: its categories and fields."""

    categories: Sequence[CategoryRow] = field(default_factory=tuple)
    own_fields: Sequence[OwnFieldRow] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion of a filter: its name, the own field's key, and its words."""

    criterion: str
    key: str
    text: str


def asked_of(wanted: Filter, known: Known) -> Iterator[Asked]:
    """What a filter asks, one by one."""
    if wanted.unknown:
        yield Asked("unknown", "", _("Something a newer version knows"))
    if wanted.statuses:
        found = (status for status in AttendeeStatus if status in wanted.statuses)
        yield Asked("statuses", "", _OR.join(map(words.attendee_status, found)))
    if wanted.categories:
        yield Asked("categories", "", _OR.join(_categories(wanted, known)))
    for name, (yes, no) in yes_no_words().items():
        value = getattr(wanted, name)
        if value is not None:
            yield Asked(name, "", yes if value else no)
    if wanted.origins:
        yield Asked("origins", "", _OR.join(map(words.origin, sorted(wanted.origins))))
    if wanted.no_consent:
        kinds = _OR.join(map(consent_kind, sorted(wanted.no_consent)))
        yield Asked("no_consent", "", _("Not agreed: %(what)s") % {"what": kinds})
    if wanted.organisation:
        said = _("Organisation: %(text)s") % {"text": wanted.organisation}
        yield Asked("organisation", "", said)
    if wanted.since is not None:
        said = _("Registered since %(day)s") % {"day": date_text(wanted.since)}
        yield Asked("since", "", said)
    yield from _own(wanted, known)


def yes_no_words() -> dict[str, tuple[str, str]]:
    """The criteria that are asked or denied, each in two ways."""
    return {
        "came": (pgettext("filter", "Came"), _("Has not come")),
        "guest": (_("Guest of honour"), _("No guest of honour")),
        "blocked": (_("Blocked"), _("Not blocked")),
        "attention": (_("With desk note"), _("Without desk note")),
        "companion": (_("Accompanies somebody"), _("Accompanies nobody")),
        "email": (_("With e-mail"), _("Without e-mail")),
        "phone": (_("With phone"), _("Without phone")),
    }


def own_value_word(kind: FieldKind, value: str) -> str:
    """A value of an own field as it is shown."""
    if kind is FieldKind.YES_NO:
        return {YES: _("Yes"), NO: _("No")}.get(value, value)
    return value


def _categories(wanted: Filter, known: Known) -> Iterator[str]:
    names: dict[CategoryId | None, str] = {
        line.id: words.pick(line.name, line.name_en) for line in known.categories
    }
    names[None] = _("No category")
    for category, name in names.items():
        if category in wanted.categories:
            yield name
    if wanted.categories - names.keys():
        yield _("Deleted category")


def _own(wanted: Filter, known: Known) -> Iterator[Asked]:
    fields = {own.key: own for own in known.own_fields}
    for key, values in wanted.own.items():
        own = fields.get(key)
        kind = own.kind if own else FieldKind.TEXT
        said = (own_value_word(kind, value) or _("nothing") for value in sorted(values))
        name = own.name if own else _("Deleted field")
        yield Asked("own", key, f"{name}: {_OR.join(said)}")
