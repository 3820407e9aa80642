"""Sheets of labels: the presets, and what was measured on one's own stock."""

from dataclasses import fields
from typing import Any

from sqlalchemy import delete, select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.sheets import SHEETS, BadgeSheet
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned
from eventapp.services.reading import records
from eventapp.store.store import Store
from eventapp.store.tables import LabelSheet

_MICROMETRES = 1000
_LENGTHS = tuple(
    field.name
    for field in fields(BadgeSheet)
    if field.name not in {"name", "columns", "rows", "off"}
)


def list_sheets(store: Store) -> dict[str, BadgeSheet]:
    """Every sheet by name: the presets, replaced where they were measured anew, then one's own."""
    return {**SHEETS, **{sheet.name: sheet for sheet in own_sheets(store)}}


def own_sheets(store: Store) -> tuple[BadgeSheet, ...]:
    """The sheets of this workspace alone, by name; a damaged one is none."""
    query = select(LabelSheet.name, LabelSheet.columns, LabelSheet.rows, *_columns()).order_by(
        LabelSheet.name, LabelSheet.id
    )

    def sheet(name: str, columns: int, rows: int, *lengths: int) -> BadgeSheet:
        measured = zip(_LENGTHS, lengths, strict=True)
        millimetres: dict[str, Any] = {field: length / _MICROMETRES for field, length in measured}
        return BadgeSheet(name=name, columns=columns, rows=rows, **millimetres)

    return tuple(sheet for sheet in records(store, sheet, query) if sheet.fits)


def save_sheet(store: Store, sheet: BadgeSheet) -> Changes:
    """Keep a sheet's measurements; a preset or a sheet of that name is replaced.

    Raises:
        InvalidValue: It has no name, or its labels do not fit on it.
    """
    values = cleaned({"name": sheet.name}, required=("name",))
    if not sheet.fits:
        raise InvalidValue("sheet", InvalidReason.NOT_A_SHEET)
    with store.step(Step.EDIT_LABEL_SHEET, values["name"]) as step:
        same = select(LabelSheet).where(LabelSheet.name == values["name"])
        row = step.session.scalars(same).first()
        measured = _measured(sheet)
        if row is None:
            add_row(step, LabelSheet, values | measured)
        else:
            for field, value in measured.items():
                setattr(row, field, value)
    return step.changes


def forget_sheet(store: Store, name: str) -> Changes:
    """Forget a sheet of one's own; the preset of its name is back."""
    with store.step(Step.DELETE_LABEL_SHEET, name) as step:
        step.session.execute(delete(LabelSheet).where(LabelSheet.name == name))
    return step.changes


def _columns() -> list[Any]:
    return [getattr(LabelSheet, name) for name in _LENGTHS]


def _measured(sheet: BadgeSheet) -> dict[str, int]:
    lengths = {name: round(getattr(sheet, name) * _MICROMETRES) for name in _LENGTHS}
    return {"columns": sheet.columns, "rows": sheet.rows, **lengths}
