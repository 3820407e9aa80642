"""Badges of one's own design: kept in the workspace, changed, renamed, brought from files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from eventapp.domain.badge_layouts import BadgeLayout, Element, PictureElement
from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AssetHash, BadgeLayoutId
from eventapp.domain.kinds import Kind
from eventapp.domain.layout_text import read_layout, write_layout
from eventapp.domain.steps import Step
from eventapp.domain.text import NAME_LIMIT
from eventapp.services.assets import file_bytes, keep_picture
from eventapp.services.fields import add_row, cleaned, delete_rows, find_row
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import BadgeLayout as LayoutTable


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A design of this workspace; ``layout`` is None where its content was damaged."""

    id: BadgeLayoutId
    name: str
    layout: BadgeLayout | None


def list_layouts(store: Store) -> tuple[LayoutRow, ...]:
    """The designs of one's own, by name."""
    query = select(LayoutTable.id, LayoutTable.name, LayoutTable.content).order_by(
        LayoutTable.name, LayoutTable.id
    )
    return records(store, _row, query)


def find_layout(store: Store, layout_id: BadgeLayoutId) -> BadgeLayout:
    """One design.

    Raises:
        NotFound: It was deleted meanwhile.
        InvalidValue: NOT_A_LAYOUT; its content was damaged.
    """
    query = select(LayoutTable.name, LayoutTable.content).where(LayoutTable.id == layout_id)
    row = first_row(store, query)
    if row is None:
        raise NotFound(Kind.BADGE_LAYOUT, layout_id)
    return replace(read_layout(row.content), name=row.name)


def save_layout(
    store: Store, layout: BadgeLayout, layout_id: BadgeLayoutId | None = None
) -> Changes:
    """Keep a design, in place of one that is there or as a new one, under a name that is free.

    Raises:
        InvalidValue: It has no name, or a value is out of its bounds.
        NotFound: The one to replace was deleted meanwhile.
    """
    return _save(store, Step.SAVE_BADGE_LAYOUT, layout, layout_id)


def import_layout(
    store: Store, layout: BadgeLayout, pictures: Mapping[AssetHash, bytes]
) -> Changes:
    """Keep a design of a file as a new one, with the pictures that came with it.

    Raises:
        InvalidValue: A value is out of its bounds, or a picture is none or is missing.
    """
    known = {digest for digest in layout.pictures if file_bytes(store, digest) is not None}
    if not layout.pictures <= known | pictures.keys():
        raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT)
    read_layout(write_layout(layout))
    # Kept again a picture is other bytes, and has another name, than where it came from.
    kept = {digest: keep_picture(store, pictures[digest]) for digest in layout.pictures - known}
    layout = replace(layout, front=_with(layout.front, kept), back=_with(layout.back, kept))
    return _save(store, Step.IMPORT_BADGE_LAYOUT, layout, None)


def delete_layout(store: Store, layout_id: BadgeLayoutId) -> Changes:
    """Delete a design; what was printed with it stays printed."""
    return delete_rows(store, Step.DELETE_BADGE_LAYOUT, LayoutTable, [layout_id])


def layout_pictures(store: Store, layout: BadgeLayout) -> dict[AssetHash, bytes]:
    """The bytes of the pictures a design shows, as far as they are kept."""
    found = {digest: file_bytes(store, digest) for digest in sorted(layout.pictures)}
    return {digest: data for digest, data in found.items() if data is not None}


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or with the first number behind it that makes it another than all of these."""
    known = set(taken)
    free, number = name, 1
    while free in known:
        number += 1
        behind = f" {number}"
        free = name[: NAME_LIMIT - len(behind)] + behind
    return free


def _save(
    store: Store, step_name: Step, layout: BadgeLayout, layout_id: BadgeLayoutId | None
) -> Changes:
    name = cleaned({"name": layout.name}, required=("name",))["name"]
    layout = replace(read_layout(write_layout(layout)), name=name)
    taken = (row.name for row in list_layouts(store) if row.id != layout_id)
    layout = replace(layout, name=free_name(layout.name, taken))
    values = {"name": layout.name, "content": write_layout(layout)}
    with store.step(step_name, layout.name) as step:
        if layout_id is None:
            add_row(step, LayoutTable, values)
        else:
            row = find_row(step, LayoutTable, layout_id)
            row.name, row.content = values["name"], values["content"]
    return step.changes


def _row(layout_id: BadgeLayoutId, name: str, content: str) -> LayoutRow:
    try:
        layout = replace(read_layout(content), name=name)
    except InvalidValue:
        return LayoutRow(layout_id, name, None)
    return LayoutRow(layout_id, name, layout)


def _with(
    elements: tuple[Element, ...], kept: Mapping[AssetHash, AssetHash]
) -> tuple[Element, ...]:
    return tuple(
        replace(element, picture=kept[element.picture])
        if isinstance(element, PictureElement) and element.picture in kept
        else element
        for element in elements
    )
