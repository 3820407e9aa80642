"""Freeze certificates, and the register of those issued."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from eventapp.domain.certificates import CertificateSnapshot, RegisterSnapshot
from eventapp.domain.ids import CertificateId, EventId
from eventapp.domain.kinds import CertificateKind
from eventapp.services.certificates import list_certificates
from eventapp.services.events import event_facts
from eventapp.services.snapshots.common import printed_event
from eventapp.store.store import Store


def certificate_snapshot(
    store: Store, event_id: EventId, kind: CertificateKind, only: CertificateId | None = None
) -> CertificateSnapshot:
    """The certificates of a kind that are in force, or one of them.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    return CertificateSnapshot(
        event=printed_event(store, event_id),
        certificates=tuple(
            row
            for row in list_certificates(store, event_id, kind)
            if row.revoked_at is None and only in {None, row.id}
        ),
    )


def register_snapshot(
    store: Store, event_id: EventId, *, now: datetime | None = None
) -> RegisterSnapshot:
    """Every certificate ever issued, whatever became of it.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    zone = ZoneInfo(event_facts(store, event_id).time_zone)
    return RegisterSnapshot(
        event=printed_event(store, event_id),
        taken_on=(now or datetime.now(UTC)).astimezone(zone).date(),
        certificates=list_certificates(store, event_id),
    )
