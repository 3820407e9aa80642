"""An event made from another: copied to another date, or kept as the mould of later ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import NO_CATEGORY, EventId
from eventapp.domain.kinds import AppearanceStatus, QuestionSource, SessionKind
from eventapp.domain.programme_rules import WANTS_TITLE
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned, delete_rows, find_row
from eventapp.services.reading import records
from eventapp.services.timing import copied_fields
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import (
    Appearance,
    Base,
    Category,
    Cue,
    Day,
    Engagement,
    Event,
    Gate,
    Material,
    Notice,
    OwnField,
    Question,
    Room,
    Session,
    Track,
)

TEMPLATES_DATE = date(2001, 1, 1)
"""The first day of every template: a date that means nothing."""

_NOT_KEPT = (
    "title_en",
    "subtitle",
    "abstract",
    "abstract_en",
    "description",
    "case_partners",
    "case_partners_en",
    "case_work",
    "case_work_en",
    "case_results",
    "case_results_en",
    "notes",
    "script",
    "script_en",
)
"""What a template forgets of a session: it is about one event."""

_NOT_OF_A_MOULD = (
    "title_en",
    "notes",
    "acronym",
    "greeting",
    "greeting_en",
    "greeting_by",
    "greeting_by_en",
)
"""What a template forgets of the event itself."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A saved template: how many days and sessions an event made from it has."""

    id: EventId
    name: str
    days: int
    rooms: int
    sessions: int


def copy_event(store: Store, event_id: EventId, *, title: str, first_day: date) -> Changes:
    """Copy an event with its programme, people and organisations to another date.

    What registration is set up with goes along: categories, own fields, the notices in force
    and the rules of the gates. So do the words and the picture its papers bear: whoever holds
    it again begins with them. Everybody is invited anew. Attendees, questions from the floor
    and what happened on the day stay behind. The new row of :data:`Kind.EVENT` is the copy.

    Raises:
        InvalidValue: There is no title.
        NotFound: The event was deleted meanwhile.
    """
    values = cleaned({"title": title}, required=("title",))
    with store.step(Step.COPY_EVENT, values["title"]) as step:
        fields = values | {"template": False}
        _Copy(step, event_id).make(fields, first_day, people=True)
    return step.changes


def save_template(store: Store, event_id: EventId, name: str) -> Changes:
    """Keep an event's days, rooms, tracks and order of the day under a name.

    Categories, own fields, notices and the gates' rules stay, too.
    Titles that say what a session is stay, and so does how to get there; talks, people and
    dates are forgotten, and with them the greeting, who signed it, and the picture.

    Raises:
        InvalidValue: There is no name.
        NotFound: The event was deleted meanwhile.
    """
    values = cleaned({"title": name}, required=("title",))
    with store.step(Step.SAVE_TEMPLATE, values["title"]) as step:
        fields = values | dict.fromkeys(_NOT_OF_A_MOULD, "") | {"template": True, "picture": None}
        _Copy(step, event_id).make(fields, TEMPLATES_DATE, people=False)
    return step.changes


def create_from_template(
    store: Store, template: EventId, *, title: str, first_day: date
) -> Changes:
    """Make an event from a saved template."""
    values = cleaned({"title": title}, required=("title",))
    with store.step(Step.CREATE_EVENT, values["title"]) as step:
        fields = values | {"template": False}
        _Copy(step, template).make(fields, first_day, people=False)
    return step.changes


def list_templates(store: Store) -> tuple[TemplateRow, ...]:
    """The saved templates by name."""
    query = (
        select(Event.id, Event.title, _count(Day), _count(Room), _count(Session))
        .where(Event.template.is_(True))
        .order_by(Event.title, Event.id)
    )
    return records(store, TemplateRow, query)


def delete_template(store: Store, template: EventId) -> Changes:
    """Forget a template; events made from it stay."""
    return delete_rows(store, Step.DELETE_TEMPLATE, Event, [template])


def _count(model: type[Day | Room | Session]) -> Any:  # noqa: ANN401 - SQLAlchemy's own type
    return (
        select(func.count(model.id))
        .where(model.event_id == Event.id)
        .correlate(Event)
        .scalar_subquery()
    )


class _Copy:
    """One event on its way to becoming another; knows which new row stands for which old one."""

    def __init__(self, step: StepContext, event_id: EventId) -> None:
        self._step = step
        self._event = find_row(step, Event, event_id)
        self._ids: dict[type[Base], dict[int | None, int]] = {}

    def make(self, fields: Mapping[str, Any], first_day: date, *, people: bool) -> None:
        """Write the new event; without ``people`` only its mould."""
        new = {"event_id": add_row(self._step, Event, {**copied_fields(self._event), **fields})}
        self._copy_days(new, first_day)
        for model in (Room, Track, Category, OwnField):
            self._copy(model, self._of_event(model), lambda _row: new)
        self._copy(Notice, self._notices(), lambda _row: new | {"version": 1})
        self._copy(Session, self._of_event(Session), lambda row: new | self._session(row, people))
        self._copy(Gate, self._of_event(Gate), lambda row: new | self._gate(row))
        if not people:
            return
        self._copy(Engagement, self._of_event(Engagement), lambda _row: new)
        for part in (Appearance, Material, Question, Cue):
            self._copy(part, self._of_sessions(part), self._part)

    def _copy_days(self, new: Mapping[str, Any], first_day: date) -> None:
        days = self._of_event(Day)
        by = first_day - min((day.date for day in days), default=first_day)
        self._copy(Day, days, lambda day: {**new, "date": day.date + (by or timedelta())})

    def _session(self, session: Session, people: bool) -> dict[str, Any]:  # noqa: FBT001 - private
        fields: dict[str, Any] = {
            "day_id": self._new(Day, session.day_id),
            "room_id": self._new(Room, session.room_id),
            "track_id": self._new(Track, session.track_id),
        }
        if not people:
            fields |= dict.fromkeys(_NOT_KEPT, "")
            if SessionKind(session.kind) in WANTS_TITLE:
                fields["title"] = ""
        return fields

    def _notices(self) -> list[Notice]:
        """The version in force of each notice: the copy's attendees read no other."""
        newest = {notice.kind: notice for notice in self._of_event(Notice)}
        return list(newest.values())

    def _gate(self, gate: Gate) -> dict[str, Any]:
        """A gate's rules; when it opened and closed was of that day."""
        known = {NO_CATEGORY: NO_CATEGORY, **self._ids[Category]}
        ids = (known.get(int(line)) for line in gate.categories.splitlines())
        return {
            "session_id": self._new(Session, gate.session_id),
            "opens_at": None,
            "closes_at": None,
            "categories": "\n".join(str(each) for each in ids if each is not None),
        }

    def _part(self, row: Any) -> dict[str, Any]:  # noqa: ANN401 - any row of a session
        fields: dict[str, Any] = {"session_id": self._new(Session, row.session_id)}
        if isinstance(row, Appearance):
            fields["status"] = AppearanceStatus.INVITED
        if isinstance(row, Question):
            fields["answered"] = False
        return fields

    def _copy(self, model: type[Base], rows: Iterable[Any], changed: Any) -> None:  # noqa: ANN401
        ids = self._ids.setdefault(model, {})
        for row in rows:
            ids[row.id] = add_row(self._step, model, copied_fields(row) | changed(row))

    def _new(self, model: type[Base], old: int | None) -> int | None:
        return self._ids[model].get(old)

    def _of_event(self, model: Any) -> list[Any]:  # noqa: ANN401 - any table of an event
        query = select(model).where(model.event_id == self._event.id).order_by(model.id)
        return list(self._step.session.scalars(query))

    def _of_sessions(self, model: Any) -> list[Any]:  # noqa: ANN401 - any table of a session
        query = (
            select(model)
            .join(Session, Session.id == model.session_id)
            .where(Session.event_id == self._event.id)
            .order_by(model.id)
        )
        if model is Question:
            query = query.where(Question.source == QuestionSource.PREPARED)
        return list(self._step.session.scalars(query))
