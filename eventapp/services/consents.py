"""What attendees are told about their data, and what they answered (개인정보 보호법).

A notice is never edited: another text is another version, and whoever agreed before
goes on having agreed to the text they read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import delete, func, literal, select
from sqlalchemy.dialects.sqlite import insert

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId, NoticeId
from eventapp.domain.kinds import (
    REQUIRED_CONSENTS,
    AttendeeStatus,
    ConsentKind,
    ConsentSource,
    Kind,
)
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned, find_row
from eventapp.services.reading import Query, records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Attendee, Consent, Event, Notice

_CHUNK: Final = 10_000
"""As many ids at once as a query takes: SQLite allows 32,766 parameters."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What a notice says: why, what, how long, what refusing means, and who else gets it."""

    purpose: str
    items: str
    retention: str
    refusal: str
    recipients: str = ""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One version of a notice."""

    id: NoticeId
    kind: ConsentKind
    version: int
    made_at: datetime
    purpose: str
    items: str
    retention: str
    refusal: str
    recipients: str

    @property
    def text(self) -> NoticeText:
        """What it says."""
        return NoticeText(self.purpose, self.items, self.retention, self.refusal, self.recipients)


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One answer; ``version`` is None where nobody knows what text was shown."""

    attendee: AttendeeId
    kind: ConsentKind
    given: bool
    given_at: datetime
    source: ConsentSource
    notice: NoticeId | None
    version: int | None


@dataclass(frozen=True, slots=True)
class ConsentCount:
    """How many of those who mean to come answered what.

    ``by_version`` counts who agreed by the version they read; None has those of whom
    nobody knows.
    """

    given: int
    refused: int
    unasked: int
    by_version: Mapping[int | None, int] = field(default_factory=dict)


def list_notices(store: Store, event_id: EventId) -> tuple[NoticeRow, ...]:
    """Every version of the event's notices, the newest of a kind first."""
    query = (
        select(
            Notice.id,
            Notice.kind,
            Notice.version,
            Notice.made_at,
            Notice.purpose,
            Notice.items,
            Notice.retention,
            Notice.refusal,
            Notice.recipients,
        )
        .where(Notice.event_id == event_id)
        .order_by(Notice.version.desc(), Notice.id.desc())
    )
    rows = records(store, NoticeRow, query)
    return tuple(row for kind in ConsentKind for row in rows if row.kind is kind)


def newest_notices(store: Store, event_id: EventId) -> dict[ConsentKind, NoticeRow]:
    """The version in force of every notice the event has."""
    newest: dict[ConsentKind, NoticeRow] = {}
    for row in list_notices(store, event_id):
        newest.setdefault(row.kind, row)
    return newest


def save_notice(store: Store, event_id: EventId, kind: ConsentKind, text: NoticeText) -> Changes:
    """Make a text the newest version; the versions before stay as they were.

    The text in force saved again makes none.

    Raises:
        InvalidValue: It does not say why, what, how long, or what refusing means; or, where
            data goes to others, to whom.
    """
    required = ["purpose", "items", "retention", "refusal"]
    if kind is ConsentKind.THIRD_PARTY:
        required.append("recipients")
    said = {name: getattr(text, name) for name in NoticeText.__dataclass_fields__}
    values = cleaned(said, required=tuple(required))
    with store.step(Step.EDIT_NOTICE) as step:
        find_row(step, Event, event_id)
        newest = newest_notices(store, event_id).get(kind)
        if newest is None or newest.text != NoticeText(**values):
            version = 1 if newest is None else newest.version + 1
            row = {"event_id": event_id, "kind": kind, "version": version, **values}
            add_row(step, Notice, {**row, "made_at": datetime.now(UTC)})
    return step.changes


def record_consent(
    store: Store,
    attendee_ids: Sequence[AttendeeId],
    kind: ConsentKind,
    given: bool | None,  # noqa: FBT001 - the answer itself
    *,
    source: ConsentSource,
    when: datetime | None = None,
) -> Changes:
    """Record what these attendees answered, naming the newest notice; None takes it back.

    Raises:
        NotFound: One was deleted meanwhile; nothing is recorded.
    """
    with store.step(Step.RECORD_CONSENT) as step:
        write_consent(step, attendee_ids, kind, given, source=source, when=when)
    return step.changes


def record_answers(
    store: Store,
    attendee_id: AttendeeId,
    answers: Mapping[ConsentKind, bool],
    *,
    source: ConsentSource,
    when: datetime | None = None,
) -> Changes:
    """Record what one attendee answered to several notices, as one step.

    Raises:
        NotFound: They were deleted meanwhile.
    """
    with store.step(Step.RECORD_CONSENT) as step:
        for kind, given in answers.items():
            write_consent(step, [attendee_id], kind, given, source=source, when=when)
    return step.changes


def write_consent(
    step: StepContext,
    attendee_ids: Sequence[AttendeeId],
    kind: ConsentKind,
    given: bool | None,  # noqa: FBT001 - the answer itself
    *,
    source: ConsentSource,
    when: datetime | None = None,
) -> None:
    """Record an answer within a step.

    Of a form filled in elsewhere nobody knows which text it showed: it names no notice.

    Raises:
        NotFound: One was deleted meanwhile.
    """
    when = when or datetime.now(UTC)
    for chunk in _chunks(attendee_ids):
        _refuse_missing(step, chunk)
        if given is None:
            gone = delete(Consent).where(Consent.attendee_id.in_(chunk), Consent.kind == kind)
            step.session.execute(gone)
            continue
        answer = (
            Attendee.id,
            literal(kind, Consent.kind.type),
            literal(None) if source is ConsentSource.FORM else _newest_of(kind),
            literal(given),
            literal(when, Consent.given_at.type),
            literal(source, Consent.source.type),
        )
        names = ["attendee_id", "kind", "notice_id", "given", "given_at", "source"]
        add = insert(Consent).from_select(names, select(*answer).where(Attendee.id.in_(chunk)))
        changed = {name: add.excluded[name] for name in names[2:]}
        step.session.execute(add.on_conflict_do_update(["attendee_id", "kind"], set_=changed))


def consents_of(store: Store, attendee_id: AttendeeId) -> dict[ConsentKind, ConsentRow]:
    """What somebody answered; what they were not asked is not there."""
    rows = records(store, ConsentRow, _answers().where(Consent.attendee_id == attendee_id))
    return {row.kind: row for row in rows}


def list_consents(store: Store, event_id: EventId) -> tuple[ConsentRow, ...]:
    """Every answer of the event's attendees."""
    query = _answers().join(Attendee, Attendee.id == Consent.attendee_id)
    return records(store, ConsentRow, query.where(Attendee.event_id == event_id))


def who_refused(store: Store, event_id: EventId, kind: ConsentKind) -> frozenset[AttendeeId]:
    """Who said no to something: to be photographed, say."""
    query = (
        select(Consent.attendee_id)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id, Consent.kind == kind, ~Consent.given)
    )
    return frozenset(records(store, AttendeeId, query))


def missing_required(store: Store, event_id: EventId) -> tuple[AttendeeId, ...]:
    """Who means to come and has not agreed to what taking part requires, by name."""
    agreed = (
        select(Consent.attendee_id)
        .where(Consent.kind.in_(REQUIRED_CONSENTS), Consent.given)
        .group_by(Consent.attendee_id)
        .having(func.count() == len(REQUIRED_CONSENTS))
    )
    query = (
        select(Attendee.id)
        .where(_COMING, Attendee.event_id == event_id, Attendee.id.not_in(agreed))
        .order_by(Attendee.name, Attendee.id)
    )
    return records(store, AttendeeId, query)


def count_consents(store: Store, event_id: EventId) -> dict[ConsentKind, ConsentCount]:
    """How many of those who mean to come agreed, refused, and were not asked yet."""
    coming = select(func.count()).where(_COMING, Attendee.event_id == event_id)
    query = (
        select(Consent.kind, Consent.given, Notice.version, func.count())
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .outerjoin(Notice, Notice.id == Consent.notice_id)
        .where(_COMING, Attendee.event_id == event_id)
        .group_by(Consent.kind, Consent.given, Notice.version)
    )
    (everybody,) = records(store, int, coming)
    answers = records(store, lambda *row: row, query)
    return {
        kind: _count(everybody, [row for row in answers if row[0] is kind]) for kind in ConsentKind
    }


_COMING: Final = Attendee.status != AttendeeStatus.CANCELLED


def _count(everybody: int, answers: Sequence[tuple[Any, ...]]) -> ConsentCount:
    by_version = {version: count for _kind, given, version, count in answers if given}
    given = sum(by_version.values())
    refused = sum(count for _kind, given, _version, count in answers if not given)
    return ConsentCount(given, refused, everybody - given - refused, by_version)


def _answers() -> Query:
    return select(
        Consent.attendee_id,
        Consent.kind,
        Consent.given,
        Consent.given_at,
        Consent.source,
        Consent.notice_id,
        Notice.version,
    ).outerjoin(Notice, Notice.id == Consent.notice_id)


def _newest_of(kind: ConsentKind) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    return (
        select(Notice.id)
        .where(Notice.event_id == Attendee.event_id, Notice.kind == kind)
        .order_by(Notice.version.desc())
        .limit(1)
        .correlate(Attendee)
        .scalar_subquery()
    )


def _refuse_missing(step: StepContext, ids: Sequence[AttendeeId]) -> None:
    found = set(step.session.scalars(select(Attendee.id).where(Attendee.id.in_(ids))))
    missing = set(ids) - found
    if missing:
        raise NotFound(Kind.ATTENDEE, min(missing))


def _chunks(ids: Iterable[AttendeeId]) -> Iterator[Sequence[AttendeeId]]:
    every = list(ids)
    return (every[start : start + _CHUNK] for start in range(0, len(every), _CHUNK))
