"""What a desk works at: a workspace, a gate, a direction; and what it does there."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from eventapp.domain.errors import EventAppError, NotFound, NotSaved
from eventapp.domain.ids import AttendeeId, GateId, SessionId
from eventapp.domain.kinds import Direction
from eventapp.domain.tickets import read_scan
from eventapp.domain.verdicts import BOUNCE_SECONDS, FORCEABLE, ScanResult
from eventapp.services import checkin, desk_log, gates
from eventapp.services.events import event_facts
from eventapp.services.gates import GateRow
from ui.desk_name import desk_name
from ui.pages.base import Context

_RETRY_SECONDS: Final = 60
"""The same code later than that is another attempt, not the retry of one that was not saved."""
_PENDING: Final = 16
"""How many scans that were not saved may wait for their retry."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk stands and which way people go there."""

    gate: GateId
    direction: Direction


class Station(QObject):
    """One desk at one gate.

    Every scan has a nonce. One that was not saved keeps it for its retry: should the first
    try have reached the disk after all, the retry finds it there instead of doing it again.

    Signals:
        judged: the :class:`ScanResult` of what was just scanned or chosen.
        failed: the error for which nothing was recorded, and the name it was about.
        asked: a code that lets nobody in by itself, for it is easily guessed, but is somebody's.
        turned: another gate or another direction was chosen, or the gate's rules changed.
    """

    judged = Signal(object)
    failed = Signal(object, str)
    asked = Signal(str)
    turned = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.workspace, self.event_id = context.workspace, context.event_id
        self.zone = event_facts(self.workspace, self.event_id).time_zone
        self.gates: tuple[GateRow, ...] = ()
        self.direction = Direction.IN
        self._gate = desk_log.event_gate(self.workspace, self.event_id)
        self._pending: dict[tuple[object, ...], tuple[str, float]] = {}
        self.read_gates()

    @property
    def desk(self) -> str:
        """The name under which this computer scans."""
        return desk_name(self.context.settings)

    @property
    def gate(self) -> GateId:
        """The gate it stands at."""
        return self._gate

    @property
    def rules(self) -> GateRow:
        """That gate, with its rules."""
        return next(gate for gate in self.gates if gate.id == self._gate)

    # Where it stands

    @property
    def place(self) -> Place:
        """The gate and the direction together."""
        return Place(self._gate, self.direction)

    def read_gates(self) -> None:
        """Read the gates again; when its own is gone, it stands at the entrance."""
        before = self.gates
        self.gates = gates.list_gates(self.workspace, self.event_id)
        if self._gate not in {gate.id for gate in self.gates}:
            self._gate = self.gates[0].id
        if self.gates != before:
            self.turned.emit()

    def stand_at(self, gate: GateId) -> None:
        """Go to another gate; one that is gone leaves it where it is."""
        if gate != self._gate and gate in {known.id for known in self.gates}:
            self._gate = gate
            self.turned.emit()

    def stand_at_session(self, session: SessionId) -> None:
        """Go to a session's gate, which is made when it is first chosen.

        Raises:
            NotFound: The session was deleted meanwhile.
        """
        gate = gates.open_session_gate(self.workspace, session)
        self.read_gates()
        self.stand_at(gate)

    def turn(self, direction: Direction) -> None:
        """Let people in, or out."""
        if direction is not self.direction:
            self.direction = direction
            self.turned.emit()

    # What it does

    def knows(self, raw: str) -> bool:
        """Whether a text is a code that lets somebody in."""
        return checkin.knows(self.workspace, self._gate, raw)

    def referred(self, raw: str) -> tuple[AttendeeId, ...]:
        """Whose registration came with another system's code, to be looked at first."""
        return checkin.referred(self.workspace, self.event_id, raw)

    def scan(self, raw: str, *, bounce: float = BOUNCE_SECONDS) -> bool:
        """Judge what a scanner or a camera read; tell whether it was recorded."""
        if read_scan(raw).code is None and not self.knows(raw) and self.referred(raw):
            self.asked.emit(raw.strip())
            return False
        return self._record(
            raw.strip(),
            lambda nonce: checkin.check_in(
                self.workspace,
                self._gate,
                raw,
                desk=self.desk,
                direction=self.direction,
                nonce=nonce,
                bounce=bounce,
            ),
        )

    def admit(
        self,
        attendee: AttendeeId,
        name: str = "",
        *,
        force: bool = False,
    ) -> bool:
        """Let through somebody who was found by name; tell whether it was recorded."""
        return self._record(
            attendee,
            lambda nonce: checkin.admit(
                self.workspace,
                self._gate,
                attendee,
                desk=self.desk,
                direction=self.direction,
                force=force,
                nonce=nonce,
            ),
            name,
        )

    def enter(self, attendee: AttendeeId, name: str, written_at: datetime) -> ScanResult | None:
        """Let through somebody whom a paper list has; None when that was not recorded.

        Nobody stands at the desk: nothing is judged aloud and no badge is printed.
        """
        return self._tried(
            attendee,
            lambda nonce: checkin.admit(
                self.workspace,
                self._gate,
                attendee,
                desk=self.desk,
                direction=self.direction,
                now=written_at,
                manual=True,
                nonce=nonce,
            ),
            name,
        )

    def last_passage(self) -> desk_log.Passage | None:
        """Whom this desk let through last and did not take back."""
        return desk_log.last_passage(self.workspace, self._gate, desk=self.desk)

    def cancel(self, passage: desk_log.Passage, gate: GateId | None = None) -> None:
        """Take a passage back, at the gate where the desk stands or at another.

        Raises:
            NotFound: It was taken back already.
            NotSaved: The disk refused.
        """
        desk_log.cancel_passage(self.workspace, gate or self._gate, passage, desk=self.desk)

    def _record(self, what: object, act: Callable[[str], ScanResult], name: str = "") -> bool:
        result = self._tried(what, act, name)
        if result is not None:
            self.judged.emit(result)
        return result is not None

    def _tried(
        self, what: object, act: Callable[[str], ScanResult], name: str
    ) -> ScanResult | None:
        key = (what, self.place)
        nonce, since = self._pending.pop(key, ("", 0.0))
        if not nonce or time.monotonic() - since > _RETRY_SECONDS:
            nonce, since = secrets.token_hex(16), time.monotonic()
        try:
            return act(nonce)
        except NotFound as error:
            self.context.warn(error)
        except EventAppError as error:
            if isinstance(error, NotSaved):
                self._pending[key] = nonce, since
                for oldest in list(self._pending)[:-_PENDING]:
                    del self._pending[oldest]
            self.failed.emit(error, name)
        return None


def may_be_forced(result: ScanResult | None) -> bool:
    """Whether an organiser could let in all the same whom this scan refused."""
    return result is not None and result.verdict in FORCEABLE and result.attendee is not None
