"""Registering somebody at the desk (현장등록): person, ticket and consent as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Unpack

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import ConsentKind, ConsentSource, Origin
from eventapp.domain.steps import Step
from eventapp.services.attendees import AttendeeFields
from eventapp.services.consents import write_consent
from eventapp.services.fields import add_row, cleaned, find_row
from eventapp.services.tickets import issue_tickets
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Event


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Who was registered at the desk, and who came with them."""

    id: AttendeeId
    companions: tuple[AttendeeId, ...]
    changes: Changes


def register_walk_in(
    store: Store,
    event_id: EventId,
    answers: Mapping[ConsentKind, bool],
    *,
    companions: Sequence[str] = (),
    **fields: Unpack[AttendeeFields],
) -> WalkIn:
    """Register somebody who stands at the desk, with their companions by name.

    A full event takes them all the same: they are there. Companions share organisation and
    category, and answer for themselves later.

    Raises:
        InvalidValue: There is no name.
        NotFound: The event was deleted meanwhile.
    """
    given = {"name": "", **fields, "origin": Origin.WALK_IN}
    values = cleaned(given, required=("name",))
    now = datetime.now(UTC)
    with store.step(Step.WALK_IN, values["name"]) as step:
        find_row(step, Event, event_id)
        common = {"event_id": event_id, "registered_at": now}
        added = add_row(step, Attendee, {**common, **values})
        shared: dict[str, Any] = {
            name: values[name] for name in ("organisation", "category_id") if name in values
        }
        along = [
            cleaned({"name": name, **shared, "origin": Origin.WALK_IN}, required=("name",))
            for name in companions
        ]
        ids = [
            AttendeeId(add_row(step, Attendee, {**common, **one, "companion_of": added}))
            for one in along
        ]
        issue_tickets(step, [added, *ids])
        for kind, agreed in answers.items():
            write_consent(
                step, [AttendeeId(added)], kind, agreed, source=ConsentSource.DESK, when=now
            )
    return WalkIn(AttendeeId(added), tuple(ids), step.changes)
