"""Freeze the badges of those who are registered."""

from collections.abc import Iterable

from eventapp.domain.badge_layouts import BadgeLayout
from eventapp.domain.documents import Badge, BadgeSnapshot, PrintedOrganisation
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, EngagementKind
from eventapp.services.assets import picture
from eventapp.services.attendees import list_attendees
from eventapp.services.consents import who_refused
from eventapp.services.snapshots.common import printed_event, printed_organisations
from eventapp.store.store import Store


def badge_snapshot(
    store: Store,
    event_id: EventId,
    only: Iterable[AttendeeId] | None = None,
    *,
    layout: BadgeLayout | None = None,
) -> BadgeSnapshot:
    """A badge for everybody registered who may come in, by name, or for those of ``only``.

    Whoever is blocked stays registered until somebody cancels it, but gets no card that lies
    ready on the table, as they get no letter and no line to sign: a badge in a hand is let
    through. Named in ``only`` they get theirs, as the desk prints one for whom it let in.

    With a ``layout`` of one's own the pictures it shows are frozen, too.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    unseen = who_refused(store, event_id, ConsentKind.PHOTOGRAPH)
    shown = sorted(layout.pictures) if layout is not None else []
    found = [(digest, picture(store, digest)) for digest in shown]
    return BadgeSnapshot(
        event=printed_event(store, event_id),
        badges=tuple(
            Badge(
                attendee=row.id,
                name=row.name,
                name_en=row.name_en,
                organisation=row.organisation,
                position=row.position,
                category=row.category,
                category_en=row.category_en,
                category_colour=row.category_colour,
                code=row.code,
                photograph=row.id not in unseen,
            )
            for row in list_attendees(store, event_id, only)
            if row.code is not None
            and row.status is AttendeeStatus.REGISTERED
            and (only is not None or not row.blocked)
        ),
        host=_host(store, event_id),
        pictures=tuple((digest, kept) for digest, kept in found if kept is not None),
        layout=layout,
    )


def _host(store: Store, event_id: EventId) -> PrintedOrganisation | None:
    engaged = printed_organisations(store, event_id)
    return next((one for one in engaged if one.engagement is EngagementKind.HOST), None)
