"""One way in for every value a user gives: cleaned, bounded, or refused by name."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.domain.text import LONG_LIMIT, NAME_LIMIT, SHORT_LIMIT, TITLE_LIMIT, clean
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Base

Row = TypeVar("Row", bound=Base)

MINUTES_LIMIT = 2 * 1440
"""A session may run past midnight, but not into a third day."""

_LIMITS = {
    **dict.fromkeys(
        (
            "name",
            "name_en",
            "organisation",
            "department",
            "position",
            "position_en",
            "venue",
            "venue_en",
            "badge_word",
            "badge_word_en",
            "greeting_by",
            "greeting_by_en",
        ),
        NAME_LIMIT,
    ),
    **dict.fromkeys(
        ("title", "title_en", "subtitle", "motto", "motto_en", "motto_by"), TITLE_LIMIT
    ),
}
_LONG = frozenset(
    {
        "abstract",
        "abstract_en",
        "notes",
        "biography",
        "biography_en",
        "purpose",
        "purpose_en",
        "contribution",
        "description",
        "items",
        "retention",
        "refusal",
        "recipients",
        "case_partners",
        "case_partners_en",
        "case_work",
        "case_work_en",
        "case_results",
        "case_results_en",
        "text",
        "greeting",
        "greeting_en",
        "directions",
        "directions_en",
        "script",
        "script_en",
    }
)
_COUNTS = frozenset({"capacity", "expected", "minutes", "travel"})
_COUNT_LIMIT = 1_000_000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def cleaned(fields: Mapping[str, Any], *, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values as the store may keep them.

    Raises:
        InvalidValue: One is empty though required, too long, or out of bounds.
    """
    return {name: _cleaned(name, value, name in required) for name, value in fields.items()}


def limit_of(name: str) -> int:
    """How many characters a text field takes."""
    return LONG_LIMIT if name in _LONG else _LIMITS.get(name, SHORT_LIMIT)


def add_row(step: StepContext, model: type[Base], fields: Mapping[str, Any]) -> int:
    """Add one row and return its id."""
    row = model(**fields)
    step.session.add(row)
    step.session.flush()
    return row.id


def find_row(step: StepContext, model: type[Row], row_id: int) -> Row:
    """The row to change.

    Raises:
        NotFound: It was deleted meanwhile.
    """
    row = step.session.get(model, row_id)
    if row is None:
        raise NotFound(Kind(model.__tablename__), row_id)
    return row


def edit_row(
    store: Store,
    name: Step,
    model: type[Base],
    row_id: int,
    fields: Mapping[str, Any],
    *,
    required: tuple[str, ...] = (),
) -> Changes:
    """Change some fields of one row, as one step."""
    values = cleaned(fields, required=required)
    with store.step(name) as step:
        row = find_row(step, model, row_id)
        for field, value in values.items():
            setattr(row, field, value)
    return step.changes


def delete_rows(store: Store, name: Step, model: type[Base], row_ids: Iterable[int]) -> Changes:
    """Delete rows and what hangs on them, as one step."""
    with store.step(name) as step:
        for row_id in row_ids:
            step.session.delete(find_row(step, model, row_id))
    return step.changes


def _cleaned(name: str, value: object, required: bool) -> object:  # noqa: FBT001 - private
    if type(value) is str:  # the words of a closed vocabulary are no texts
        text = clean(
            value,
            field=name,
            limit=limit_of(name),
            multiline=name in _LONG,
        )
        if required and not text:
            raise InvalidValue(name, InvalidReason.EMPTY)
        if name == "colour" and not _COLOUR.fullmatch(text):
            raise InvalidValue(name, InvalidReason.NOT_A_COLOUR)
        return text
    if name == "length" and not (isinstance(value, int) and 0 < value <= MINUTES_LIMIT):
        raise InvalidValue(name, InvalidReason.NOT_A_LENGTH)
    if name in _COUNTS and not (isinstance(value, int) and 0 <= value <= _COUNT_LIMIT):
        raise InvalidValue(name, InvalidReason.NOT_A_COUNT)
    if name in {"start", "opens", "closes"} and not (
        isinstance(value, int) and 0 <= value <= MINUTES_LIMIT
    ):
        raise InvalidValue(name, InvalidReason.NOT_A_TIME)
    return value
