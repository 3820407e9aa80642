"""Messages that are looked at or tried before any goes out."""

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from eventapp.domain.ids import EventId
from eventapp.domain.mail import MailServer
from eventapp.services.addressees import Addressee
from eventapp.services.snapshots.tickets import ticket_snapshot
from ui.attendees.mailing.letters import Draft, Enclosure, Order, enclosure

if TYPE_CHECKING:
    from eventapp.domain.kinds import Language
    from eventapp.services.workspace import Workspace


class Samples:
    """Makes somebody's message as it would be now; what all share is read once a language."""

    def __init__(self, workspace: "Workspace", event_id: EventId) -> None:
        self._workspace, self._event = workspace, event_id
        self._enclosures: dict[Language, Enclosure] = {}

    def order(self, draft: Draft, who: Addressee, server: MailServer) -> Order | None:
        """Somebody's message; None where they have no ticket by now."""
        if self._workspace.closed:  # the pause before a preview may end after the workspace
            return None
        snapshot = ticket_snapshot(self._workspace, self._event, [who.attendee])
        if not snapshot.tickets:
            return None
        now = datetime.now(UTC)
        if draft.language not in self._enclosures:
            self._enclosures[draft.language] = enclosure(
                self._workspace, self._event, snapshot, draft.language, now
            )
        shared, ticket = self._enclosures[draft.language], snapshot.tickets[0]
        return Order(0, draft, shared, ticket, server, who.address, secrets.token_hex(16), now)
