"""Registrations of one person: found, merged into one, or kept apart for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, or_, select, update

from eventapp.domain.changes import Changes
from eventapp.domain.duplicates import Pair, Registration, find_pairs
from eventapp.domain.errors import InUse, NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, Kind, TicketStatus
from eventapp.domain.steps import Step
from eventapp.domain.text import LONG_LIMIT
from eventapp.services.fields import add_row, find_row
from eventapp.services.reading import records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Admission, Attendee, Consent, DistinctPair, Ticket

PLAIN_FIELDS: Final = (
    *("name", "name_en", "organisation", "department", "position", "email", "phone"),
    *("category_id", "status", "reference", "companion_of", "guest", "protocol"),
    *("attention", "blocked", "notes"),
)
"""What of two registrations can be chosen field by field, beside own fields and consents."""

_STANDING: Final = (
    AttendeeStatus.REGISTERED,
    AttendeeStatus.WAITING,
    AttendeeStatus.CANCELLED,
)

Chosen = Mapping[str, AttendeeId]
"""Of which registration the value is taken, by field.

Own fields are named by :func:`own_key`, consents by :func:`consent_key`.
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merger came to: who is left, and who is gone."""

    changes: Changes
    kept: AttendeeId
    dropped: AttendeeId


@dataclass(frozen=True, slots=True)
class Compared:
    """What finding pairs needs, to be looked through away from the store."""

    registrations: tuple[Registration, ...]
    distinct: frozenset[tuple[int, int]]

    def pairs(self) -> tuple[Pair, ...]:
        """Every two that may be one person's, the surest first."""
        return find_pairs(self.registrations, self.distinct)


def own_key(field: str) -> str:
    """How an own field, by its number, is named among the fields to choose."""
    return f"own:{field}"


def consent_key(kind: ConsentKind) -> str:
    """How a consent is named among the fields to choose."""
    return f"consent:{kind.value}"


def compared(store: Store, event_id: EventId) -> Compared:
    """The event's registrations as they are compared, and who is known to be two people."""
    query = (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.name_en,
            Attendee.organisation,
            Attendee.email,
            Attendee.phone,
            Attendee.companion_of,
        )
        .where(Attendee.event_id == event_id)
        .order_by(Attendee.id)
    )
    apart = (
        select(DistinctPair.attendee_id, DistinctPair.other_id)
        .join(Attendee, Attendee.id == DistinctPair.attendee_id)
        .where(Attendee.event_id == event_id)
    )
    distinct = records(store, lambda one, other: (int(one), int(other)), apart)
    return Compared(records(store, Registration, query), frozenset(distinct))


def find_duplicates(store: Store, event_id: EventId) -> tuple[Pair, ...]:
    """Every two registrations that may be one person's, the surest first."""
    return compared(store, event_id).pairs()


def keep_apart(store: Store, one: AttendeeId, other: AttendeeId) -> Changes:
    """Remember that two registrations are two people's: they are not shown again.

    Raises:
        NotFound: One was deleted meanwhile.
    """
    with store.step(Step.KEEP_APART) as step:
        for attendee in (one, other):
            find_row(step, Attendee, attendee)
        _add_pair(step, one, other)
    return step.changes


def merge_attendees(
    store: Store, keep_id: AttendeeId, drop_id: AttendeeId, chosen: Chosen | None = None
) -> Merged:
    """Make one registration of two, as one step.

    Of fields not ``chosen``, ``keep_id`` gives the value, or the other where it has none; of
    consents the stricter answer stands. Every ticket of either goes on opening the gate, for
    the one who is left. Who came in keeps their number, so that what happened stays true:
    then ``kept`` is ``drop_id``.

    Raises:
        InUse: Both came in already: one check-in must be cancelled first.
        NotFound: One was deleted meanwhile, or is another event's; nothing changed.
    """
    names = records(store, str, select(Attendee.name).where(Attendee.id == keep_id))
    with store.step(Step.MERGE_ATTENDEES, "".join(names)) as step:
        first, second = _both(step, keep_id, drop_id)
        values = merged_values(first, second, chosen or {})
        kept, dropped = _who_stays(step, first, second)
        values["registered_at"] = min(first.registered_at, second.registered_at)
        _move_tickets(step, kept, dropped)
        _move_consents(step, first, second, kept, chosen or {})
        _move_companions(step, values, kept, dropped)
        _move_pairs(step, kept, dropped)
        step.session.flush()
        step.session.execute(delete(Attendee).where(Attendee.id == dropped.id))
        step.session.expunge(dropped)
        for name, value in values.items():
            setattr(kept, name, value)
        result = (AttendeeId(kept.id), AttendeeId(dropped.id))
    return Merged(step.changes, *result)


def merged_values(first: Any, second: Any, chosen: Chosen) -> dict[str, Any]:  # noqa: ANN401 - rows or records of attendees
    """The fields two registrations come to, by what was chosen and, where nothing was, by rule.

    ``first`` is the one to keep. Guests stay guests and who is blocked stays blocked; a
    registration that stands wins over one that waits or was cancelled, and notes are joined.
    """
    values = {
        name: getattr(first if chosen[name] == first.id else second, name)
        if name in chosen
        else _by_rule(name, getattr(first, name), getattr(second, name))
        for name in PLAIN_FIELDS
    }
    if values["companion_of"] in {first.id, second.id}:
        values["companion_of"] = None
    values["own"] = {
        field: value
        for field in {**first.own, **second.own}
        if (value := _own_value(field, first, second, chosen))
    }
    return values


def stricter_consent(first: Any, second: Any) -> Any:  # noqa: ANN401 - rows or records of consents
    """The answer that stands for both: a refusal, else the later one; None without any."""
    if first is None or second is None:
        return first or second
    if first.given != second.given:
        return second if first.given else first
    return second if second.given_at > first.given_at else first


def _both(step: StepContext, one: AttendeeId, other: AttendeeId) -> tuple[Attendee, Attendee]:
    first, second = find_row(step, Attendee, one), find_row(step, Attendee, other)
    if first is second or first.event_id != second.event_id:
        raise NotFound(Kind.ATTENDEE, other)
    return first, second


def _by_rule(name: str, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - values of any field
    if name == "status":
        return min(mine, theirs, key=_STANDING.index)
    if name == "notes" and mine and theirs and mine != theirs:
        joined = f"{mine}\n{theirs}"
        return joined if len(joined) <= LONG_LIMIT else mine
    return mine or theirs


def _own_value(field: str, first: Any, second: Any, chosen: Chosen) -> str:  # noqa: ANN401 - as above
    mine, theirs = first.own.get(field, ""), second.own.get(field, "")
    if own_key(field) in chosen:
        return str(mine if chosen[own_key(field)] == first.id else theirs)
    return str(mine or theirs)


def _who_stays(step: StepContext, first: Attendee, second: Attendee) -> tuple[Attendee, Attendee]:
    """The first, unless only the second came in: admissions point at a number."""
    query = select(Admission.attendee_id).where(Admission.attendee_id.in_([first.id, second.id]))
    inside = set(step.session.scalars(query))
    if inside == {first.id, second.id}:
        raise InUse(Kind.ADMISSION, second.id)
    return (second, first) if inside == {second.id} else (first, second)


def _move_tickets(step: StepContext, kept: Attendee, dropped: Attendee) -> None:
    """One ticket is shown from now on; the other's stays good as a spare one."""
    valid = (Ticket.status == TicketStatus.VALID, Ticket.attendee_id == kept.id)
    if step.session.scalar(select(Ticket.id).where(*valid).limit(1)) is not None:
        step.session.execute(
            update(Ticket)
            .where(Ticket.attendee_id == dropped.id, Ticket.status == TicketStatus.VALID)
            .values(status=TicketStatus.SPARE)
        )
    step.session.execute(
        update(Ticket).where(Ticket.attendee_id == dropped.id).values(attendee_id=kept.id)
    )


def _move_consents(
    step: StepContext, first: Attendee, second: Attendee, kept: Attendee, chosen: Chosen
) -> None:
    query = select(Consent).where(Consent.attendee_id.in_([first.id, second.id]))
    answers = {(row.attendee_id, row.kind): row for row in step.session.scalars(query)}
    for kind in ConsentKind:
        mine, theirs = answers.get((first.id, kind)), answers.get((second.id, kind))
        standing = stricter_consent(mine, theirs)
        if consent_key(kind) in chosen:
            standing = mine if chosen[consent_key(kind)] == first.id else theirs
        for row in (mine, theirs):
            if row is not None and row is not standing:
                step.session.delete(row)
        step.session.flush()
        if standing is not None:
            standing.attendee_id = kept.id


def _move_companions(
    step: StepContext, values: dict[str, Any], kept: Attendee, dropped: Attendee
) -> None:
    step.session.execute(
        update(Attendee)
        .where(Attendee.companion_of == dropped.id, Attendee.id != kept.id)
        .values(companion_of=kept.id)
    )
    accompanied = values["companion_of"]
    host = None if accompanied is None else step.session.get(Attendee, accompanied)
    if host is None or host.companion_of == kept.id:
        values["companion_of"] = None  # nobody accompanies one of their own companions


def _move_pairs(step: StepContext, kept: Attendee, dropped: Attendee) -> None:
    """Who was told apart from the one who goes is so from the one who stays."""
    pairs = select(DistinctPair.attendee_id, DistinctPair.other_id)
    query = pairs.where(
        or_(DistinctPair.attendee_id == dropped.id, DistinctPair.other_id == dropped.id)
    )
    for one, other in step.session.execute(query).all():
        third = other if one == dropped.id else one
        if third != kept.id:
            _add_pair(step, kept.id, third)


def _add_pair(step: StepContext, one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    known = select(DistinctPair.id).where(
        DistinctPair.attendee_id == lower, DistinctPair.other_id == higher
    )
    if step.session.scalar(known) is None:
        add_row(step, DistinctPair, {"attendee_id": lower, "other_id": higher})
