"""Freeze tent cards: of a panel in the order it sits, of all who appear, of the guests of honour.

Whoever has a stand-in gets the stand-in's card; who declined gets none.
"""

from collections.abc import Iterable, Iterator

from eventapp.domain.ids import AttendeeId, EventId, PersonId, SessionId
from eventapp.domain.kinds import AppearanceRole
from eventapp.domain.tents import TentCard, TentSnapshot
from eventapp.services.appearances import AppearanceRow
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.snapshots.common import printed_event
from eventapp.store.store import Store


def speakers_tents(store: Store, event_id: EventId) -> TentSnapshot:
    """A card for everybody who appears in the event, in the programme's order.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    cards = (card for session in list_sessions(store, event_id) for card in _seated(session))
    return TentSnapshot(printed_event(store, event_id), _once(cards))


def panel_tents(store: Store, event_id: EventId, session_id: SessionId) -> TentSnapshot:
    """The cards of a session in seat order; none of a session that is gone.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    found = (one for one in list_sessions(store, event_id) if one.id == session_id)
    cards = tuple(card for session in found for card in _seated(session))
    return TentSnapshot(printed_event(store, event_id), cards)


def person_tents(store: Store, event_id: EventId, person: PersonId) -> TentSnapshot:
    """The card of one person, or of whoever comes instead of them; of a seat, if they have one.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    cards = [
        card
        for session in list_sessions(store, event_id)
        for someone, card in zip(_coming(session), _seated(session), strict=True)
        if person in {someone.person, someone.coming.person}
    ]
    seated_first = sorted(cards, key=lambda card: not card.seat)
    return TentSnapshot(printed_event(store, event_id), _once(seated_first))


def guests_tents(store: Store, event_id: EventId, only: AttendeeId | None = None) -> TentSnapshot:
    """The cards of the guests of honour, the first to be named first, or of one of them.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    return TentSnapshot(
        printed_event(store, event_id),
        tuple(
            TentCard(
                name=guest.name,
                name_en=guest.name_en,
                position=guest.position,
                position_en="",
                organisation=guest.organisation,
                organisation_en="",
                attendee=guest.id,
            )
            for guest in guests_in_protocol_order(store, event_id)
            if only is None or guest.id == only
        ),
    )


def _coming(session: SessionRow) -> list[AppearanceRow]:
    return [someone for someone in session.people if someone.filled]


def _seated(session: SessionRow) -> Iterator[TentCard]:
    """The cards of a session; who speaks alone has no seat in a row."""
    people = _coming(session)
    for place, someone in enumerate(people, start=1):
        face = someone.coming
        yield TentCard(
            name=face.name,
            name_en=face.name_en,
            position=face.position,
            position_en=face.position_en,
            organisation=face.organisation,
            organisation_en=face.organisation_en,
            moderator=someone.role is AppearanceRole.MODERATOR,
            seat=place if len(people) > 1 else 0,
            occasion=session.title,
            occasion_en=session.title_en,
            person=face.person,
        )


def _once(cards: Iterable[TentCard]) -> tuple[TentCard, ...]:
    """A card a person, and another one where they are the moderator: it says so."""
    first: dict[tuple[PersonId | None, bool], TentCard] = {}
    for card in cards:
        first.setdefault((card.person, card.moderator), card)
    return tuple(first.values())
