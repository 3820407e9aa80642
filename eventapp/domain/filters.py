"""Choosing among attendees: a filter is a value, and whether somebody fits it a pure question.

Saved filters are kept as JSON. A criterion this program does not know (a newer one wrote
it) is kept as it came, and makes the filter unusable: leaving it out would show people
the filter was made to hide.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from eventapp.domain.ids import AttendeeId, CategoryId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, Origin

Agreed = Mapping[ConsentKind, Collection[AttendeeId]]
"""Who agreed to what."""


class Filtered(Protocol):
    """What a filter asks of an attendee."""

    @property
    def id(self) -> AttendeeId:
        """The row's id."""
        ...

    @property
    def status(self) -> AttendeeStatus:
        """Where the registration stands."""
        ...

    @property
    def category_id(self) -> CategoryId | None:
        """The category, if they have one."""
        ...

    @property
    def admitted_at(self) -> datetime | None:
        """When they came, if they did."""
        ...

    @property
    def origin(self) -> Origin:
        """How the registration came to be."""
        ...

    @property
    def guest(self) -> bool:
        """Whether they are a guest of honour."""
        ...

    @property
    def blocked(self) -> bool:
        """Whether they do not get in."""
        ...

    @property
    def attention(self) -> str:
        """What the desk is told when they come."""
        ...

    @property
    def companion_of(self) -> AttendeeId | None:
        """Whom they accompany."""
        ...

    @property
    def email(self) -> str:
        """Their mail address."""
        ...

    @property
    def phone(self) -> str:
        """Their telephone."""
        ...

    @property
    def organisation(self) -> str:
        """Where they come from."""
        ...

    @property
    def registered_at(self) -> datetime:
        """When they registered."""
        ...

    @property
    def own(self) -> Mapping[str, str]:
        """Values of the organiser's own fields by the field's number."""
        ...


@dataclass(frozen=True, slots=True)
class Filter:
    """What attendees must all be; without any criterion everybody fits.

    Of several statuses, categories, origins or values of one field any will do. In
    ``categories`` None means no category, in ``own`` an empty value none given.
    ``no_consent`` wants those who have not agreed to any one of these. Whatever is None
    is not asked. ``unknown`` holds what another program wrote.
    """

    statuses: frozenset[AttendeeStatus] = frozenset()
    came: bool | None = None
    categories: frozenset[CategoryId | None] = frozenset()
    origins: frozenset[Origin] = frozenset()
    guest: bool | None = None
    blocked: bool | None = None
    attention: bool | None = None
    companion: bool | None = None
    email: bool | None = None
    phone: bool | None = None
    no_consent: frozenset[ConsentKind] = frozenset()
    organisation: str = ""
    since: date | None = None
    own: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Whether every criterion is one that this program knows."""
        return not self.unknown

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return any(getattr(self, entry.name) not in _NOTHING for entry in fields(Filter))


_NOTHING: Final[tuple[Any, ...]] = (None, frozenset(), "", {})


def matches(
    row: Filtered, wanted: Filter, *, agreed: Agreed | None = None, zone: str = "UTC"
) -> bool:
    """Say whether somebody fits a filter; nobody fits an unusable one."""
    return all(fits(row) for fits in questions_of(wanted, agreed=agreed, zone=zone))


def questions_of(
    wanted: Filter, *, agreed: Agreed | None = None, zone: str = "UTC"
) -> tuple[Callable[[Filtered], bool], ...]:
    """A filter as questions to ask of each attendee, made once for many of them.

    ``since`` begins at midnight in the ``zone``.
    """
    if not wanted.usable:
        return (lambda _row: False,)
    return (
        *_standing(wanted),
        *_flags(wanted),
        *_consents(wanted, agreed or {}),
        *_texts(wanted, zone),
    )


def _standing(wanted: Filter) -> Iterator[Callable[[Filtered], bool]]:
    if wanted.statuses:
        yield lambda row: row.status in wanted.statuses
    if wanted.came is not None:
        yield lambda row: (row.admitted_at is not None) is wanted.came
    if wanted.categories:
        yield lambda row: row.category_id in wanted.categories
    if wanted.origins:
        yield lambda row: row.origin in wanted.origins


def _flags(wanted: Filter) -> Iterator[Callable[[Filtered], bool]]:
    if wanted.guest is not None:
        yield lambda row: row.guest is wanted.guest
    if wanted.blocked is not None:
        yield lambda row: row.blocked is wanted.blocked
    if wanted.attention is not None:
        yield lambda row: bool(row.attention) is wanted.attention
    if wanted.companion is not None:
        yield lambda row: (row.companion_of is not None) is wanted.companion
    if wanted.email is not None:
        yield lambda row: bool(row.email) is wanted.email
    if wanted.phone is not None:
        yield lambda row: bool(row.phone) is wanted.phone


def _consents(wanted: Filter, agreed: Agreed) -> Iterator[Callable[[Filtered], bool]]:
    for kind in wanted.no_consent:
        given = agreed.get(kind, ())
        yield lambda row, given=given: row.id not in given  # type: ignore[misc]


def _texts(wanted: Filter, zone: str) -> Iterator[Callable[[Filtered], bool]]:
    if wanted.organisation:
        needle = wanted.organisation.casefold()
        yield lambda row: needle in row.organisation.casefold()
    if wanted.since is not None:
        begins = datetime.combine(wanted.since, time(), ZoneInfo(zone))
        yield lambda row: row.registered_at >= begins
    for key, values in wanted.own.items():
        yield lambda row, key=key, values=values: row.own.get(key, "") in values  # type: ignore[misc]


# As JSON


def to_json(wanted: Filter) -> dict[str, Any]:
    """A filter as it is kept: only what is asked, the same filter always the same."""
    kept: dict[str, Any] = dict(wanted.unknown)
    for entry in fields(Filter):
        value = getattr(wanted, entry.name)
        if entry.name != "unknown" and value not in _NOTHING:
            kept[entry.name] = _kept(value)
    return kept


def from_json(kept: Mapping[str, Any]) -> Filter:
    """The filter that was kept; what is not understood is held in ``unknown``."""
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in kept.items():
        try:
            known[name] = _READERS[name](value)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
            unknown[name] = value
    return Filter(**known, unknown=unknown)


def without(wanted: Filter, criterion: str, key: str = "") -> Filter:
    """The filter without one criterion, or without one own field of it."""
    if criterion == "own":
        own = {name: values for name, values in wanted.own.items() if name != key}
        return replace(wanted, own=own)
    return replace(wanted, **{criterion: getattr(Filter(), criterion)})


def _kept(value: Any) -> Any:  # noqa: ANN401 - any value of a criterion
    if isinstance(value, frozenset):
        return sorted((_kept(each) for each in value), key=str)
    if isinstance(value, Mapping):
        return {key: _kept(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _members(make: Callable[[Any], Any]) -> Callable[[Any], frozenset[Any]]:
    def read(value: Any) -> frozenset[Any]:  # noqa: ANN401 - whatever was kept
        if not isinstance(value, list):
            raise TypeError(value)
        return frozenset(make(each) for each in value)

    return read


def _yes_no(value: Any) -> bool:  # noqa: ANN401 - whatever was kept
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: Any) -> str:  # noqa: ANN401 - whatever was kept
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _category(value: Any) -> CategoryId | None:  # noqa: ANN401 - whatever was kept
    return None if value is None else CategoryId(int(value))


def _own(value: Any) -> dict[str, frozenset[str]]:  # noqa: ANN401 - whatever was kept
    read = _members(_text)
    return {_text(key): read(values) for key, values in value.items()}


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "statuses": _members(AttendeeStatus),
    "came": _yes_no,
    "categories": _members(_category),
    "origins": _members(Origin),
    "guest": _yes_no,
    "blocked": _yes_no,
    "attention": _yes_no,
    "companion": _yes_no,
    "email": _yes_no,
    "phone": _yes_no,
    "no_consent": _members(ConsentKind),
    "organisation": _text,
    "since": date.fromisoformat,
    "own": _own,
}
