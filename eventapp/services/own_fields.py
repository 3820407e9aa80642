"""The organiser's own fields (식사 선택, 차량 번호 …) and what attendees have in them.

A value is kept with the attendee by the field's number. Deleting a field leaves the
values where they are: undo brings the field back, and they are shown again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import func, select, update

from eventapp.domain.answers import yes_or_no
from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AttendeeId, EventId, OwnFieldId
from eventapp.domain.kinds import FieldKind, Kind
from eventapp.domain.steps import Step
from eventapp.domain.text import LONG_LIMIT, clean, tidy
from eventapp.services.fields import add_row, cleaned, delete_rows, find_row
from eventapp.services.reading import records
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Event, OwnField

YES: Final = "yes"
NO: Final = "no"
"""What a field of yes or no holds; one that was not answered holds nothing."""


class OwnFieldFields(TypedDict, total=False):
    """What can be edited of a field; ``choices`` are one a line."""

    name: str
    kind: FieldKind
    choices: str


@dataclass(frozen=True, slots=True)
class OwnFieldRow:
    """A field of the organiser's own."""

    id: OwnFieldId
    name: str
    kind: FieldKind
    choices: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name of its value in ``AttendeeRow.own``."""
        return str(self.id)


def list_own_fields(store: Store, event_id: EventId) -> tuple[OwnFieldRow, ...]:
    """The event's own fields in order."""
    query = (
        select(OwnField.id, OwnField.name, OwnField.kind, OwnField.choices)
        .where(OwnField.event_id == event_id)
        .order_by(OwnField.position, OwnField.id)
    )
    return records(store, _row, query)


def add_own_field(store: Store, event_id: EventId, **fields: Unpack[OwnFieldFields]) -> Changes:
    """Add a field after the others.

    Raises:
        InvalidValue: There is no name.
    """
    values = _cleaned({"name": "", **fields})
    with store.step(Step.ADD_OWN_FIELD, values["name"]) as step:
        find_row(step, Event, event_id)
        last = step.session.scalar(
            select(func.max(OwnField.position)).where(OwnField.event_id == event_id)
        )
        place = 0 if last is None else last + 1
        add_row(step, OwnField, {"event_id": event_id, "position": place, **values})
    return step.changes


def update_own_field(
    store: Store, field_id: OwnFieldId, **fields: Unpack[OwnFieldFields]
) -> Changes:
    """Edit a field; values that its choices no longer have stay as they are."""
    values = _cleaned(fields)
    with store.step(Step.EDIT_OWN_FIELD) as step:
        row = find_row(step, OwnField, field_id)
        for name, value in values.items():
            setattr(row, name, value)
    return step.changes


def reorder_own_fields(store: Store, event_id: EventId, order: Sequence[OwnFieldId]) -> Changes:
    """Put the fields in this order; those left out follow as before."""
    before = [row.id for row in list_own_fields(store, event_id)]
    wanted = [*order, *(row for row in before if row not in order)]
    with store.step(Step.EDIT_OWN_FIELD) as step:
        for place, field_id in enumerate(wanted):
            step.session.execute(
                update(OwnField)
                .where(OwnField.id == field_id, OwnField.event_id == event_id)
                .where(OwnField.position != place)
                .values(position=place)
            )
    return step.changes


def delete_own_field(store: Store, field_id: OwnFieldId) -> Changes:
    """Delete a field; the values stay hidden with the attendees."""
    return delete_rows(store, Step.DELETE_OWN_FIELD, OwnField, [field_id])


def set_own_value(
    store: Store, attendee_id: AttendeeId, field_id: OwnFieldId, value: str
) -> Changes:
    """Give an attendee a value; an empty one takes it away.

    Raises:
        InvalidValue: It is none of the field's choices.
        NotFound: The attendee or the field was deleted meanwhile.
    """
    with store.step(Step.EDIT_ATTENDEE) as step:
        attendee = find_row(step, Attendee, attendee_id)
        known = list_own_fields(store, EventId(attendee.event_id))
        given = checked_values(known, {str(field_id): value})
        attendee.own = merged_values(attendee.own, given)
    return step.changes


def checked_values(known: Iterable[OwnFieldRow], values: Mapping[str, str]) -> dict[str, str]:
    """Values by field number as they may be kept; empty ones take away.

    Raises:
        InvalidValue: One is none of its field's choices, or too long.
        NotFound: There is no such field.
    """
    fields = {field.key: field for field in known}
    return {key: _value(fields.get(key), key, value) for key, value in values.items()}


def written_value(field: OwnFieldRow, text: str) -> str:
    """What somebody wrote as it may be kept: 예 and O are yes, choices may be spaced otherwise.

    Raises:
        InvalidValue: It is none of the field's choices, or too long.
    """
    if field.kind is FieldKind.YES_NO:
        answer = yes_or_no(text)
        text = text if answer is None else YES if answer else NO
    elif field.kind is FieldKind.CHOICE:
        text = {_squeezed(choice): choice for choice in field.choices}.get(_squeezed(text), text)
    return _value(field, field.key, text)


def merged_values(kept: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """What an attendee has after being given values, the empty ones left out."""
    return {key: value for key, value in {**kept, **given}.items() if value}


def _value(field: OwnFieldRow | None, key: str, value: str) -> str:
    if field is None:
        raise NotFound(Kind.OWN_FIELD, int(key))
    text = clean(value, field=field.name)
    if field.kind is FieldKind.TEXT or not text:
        return text
    if text not in ((YES, NO) if field.kind is FieldKind.YES_NO else field.choices):
        raise InvalidValue(field.name, InvalidReason.NOT_A_CHOICE)
    return text


def _cleaned(fields: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(fields)
    choices = given.pop("choices", None)
    values = cleaned(given, required=("name",))
    if choices is not None:
        text = clean(choices, field="choices", limit=LONG_LIMIT, multiline=True)
        values["choices"] = "\n".join(_lines(text))
    return values


def _squeezed(text: str) -> str:
    return "".join(text.casefold().split())


def _lines(choices: str) -> tuple[str, ...]:
    """The choices, each once, in order."""
    lines = (tidy(line) for line in choices.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


def _row(field_id: OwnFieldId, name: str, kind: FieldKind, choices: str) -> OwnFieldRow:
    return OwnFieldRow(field_id, name, kind, _lines(choices))
