import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eventapp.domain.badge_layouts import BadgeLayout, Box, CodeElement, PictureElement, TextElement
from eventapp.domain.errors import CannotRead, FileProblem, InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AssetHash, BadgeLayoutId
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.exchange.badge_layouts import read_badge_layout, write_badge_layout
from eventapp.services.assets import file_bytes, keep_picture
from eventapp.services.badge_layouts import (
    delete_layout,
    find_layout,
    import_layout,
    layout_pictures,
    list_layouts,
    save_layout,
)
from eventapp.services.history import undo
from eventapp.services.workspace import Workspace, create_workspace
from eventapp.store.tables import BadgeLayout as LayoutTable
from tests.ui.hosting import png

LAYOUT = BadgeLayout(
    "우리 이름표",
    90,
    60,
    front=(TextElement(Box(6, 20, 78, 18), "{name}", 40, 15), CodeElement(Box(64, 34, 20.5, 20.5))),
)


def saved(workspace: Workspace, layout: BadgeLayout) -> BadgeLayoutId:
    return BadgeLayoutId(save_layout(workspace, layout).only_inserted(Kind.BADGE_LAYOUT))


def kept(workspace: Workspace) -> list[BadgeLayout | None]:
    return [row.layout for row in list_layouts(workspace)]


def test_a_design_is_kept_and_replaced_and_each_is_a_step(workspace: Workspace) -> None:
    number = saved(workspace, LAYOUT)
    wider = replace(LAYOUT, width=100)

    save_layout(workspace, wider, number)

    assert find_layout(workspace, number) == wider
    undo(workspace)
    assert kept(workspace) == [LAYOUT]
    undo(workspace)
    assert kept(workspace) == []


def test_a_new_design_of_a_known_name_gets_another_and_hides_none(workspace: Workspace) -> None:
    for _again in range(3):
        saved(workspace, LAYOUT)

    assert [row.name for row in list_layouts(workspace)] == [
        "우리 이름표",
        "우리 이름표 2",
        "우리 이름표 3",
    ]


def test_a_renamed_design_is_the_same_under_another_name(workspace: Workspace) -> None:
    number = saved(workspace, LAYOUT)

    save_layout(workspace, replace(LAYOUT, name=" 귀빈 "), number)

    assert kept(workspace) == [replace(LAYOUT, name="귀빈")]
    other = saved(workspace, LAYOUT)
    save_layout(workspace, replace(LAYOUT, name="귀빈"), other)
    assert [row.name for row in list_layouts(workspace)] == ["귀빈", "귀빈 2"]
    with pytest.raises(InvalidValue) as caught:
        save_layout(workspace, replace(LAYOUT, name=" "), number)
    assert caught.value.reason is InvalidReason.EMPTY


def test_a_deleted_design_is_gone_until_undo(workspace: Workspace) -> None:
    number = saved(workspace, LAYOUT)

    delete_layout(workspace, number)

    with pytest.raises(NotFound):
        find_layout(workspace, number)
    with pytest.raises(NotFound):
        save_layout(workspace, LAYOUT, number)
    undo(workspace)
    assert find_layout(workspace, number) == LAYOUT


def test_a_design_out_of_bounds_is_not_kept(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue) as caught:
        save_layout(workspace, replace(LAYOUT, width=float("nan")))

    assert caught.value.reason is InvalidReason.NOT_A_LAYOUT
    assert kept(workspace) == []


def test_a_design_damaged_in_the_workspace_is_listed_and_can_go(workspace: Workspace) -> None:
    with workspace.step(Step.SAVE_BADGE_LAYOUT) as step:
        step.session.add(LayoutTable(name="헌것", content='{"front": "__import__"}'))

    (row,) = list_layouts(workspace)

    assert (row.name, row.layout) == ("헌것", None)
    with pytest.raises(InvalidValue):
        find_layout(workspace, row.id)
    delete_layout(workspace, row.id)
    assert list_layouts(workspace) == ()


def test_a_file_brings_a_design_and_its_pictures_to_another_workspace(
    workspace: Workspace, tmp_path: Path
) -> None:
    picture = keep_picture(workspace, png())
    layout = replace(LAYOUT, back=(PictureElement(Box(5, 5, 30, 20), picture),))
    path = tmp_path / "우리 이름표.eventbadge"
    write_badge_layout(path, layout, layout_pictures(workspace, layout))

    read, pictures = read_badge_layout(path)
    other = create_workspace(tmp_path / "other.eventapp")
    import_layout(other, read, pictures)

    assert read == layout
    (arrived,) = kept(other)
    assert arrived is not None
    (moved,) = arrived.pictures
    assert replace(arrived, back=layout.back) == layout
    assert arrived.back == (PictureElement(Box(5, 5, 30, 20), moved),)
    assert file_bytes(other, moved) is not None
    undo(other)
    assert kept(other) == []
    other.close()


def a_file(path: Path, **fields: object) -> Path:
    write_badge_layout(path, LAYOUT, {})
    values: dict[str, Any] = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(values | fields), "utf-8")
    return path


@pytest.mark.parametrize(
    "fields",
    [
        {"format": "something"},
        {"version": 2},
        {"version": True},
        {"version": None},
        {"macro": "x"},
        {"layout": None},
        {"layout": {"name": "x"}},
        {"pictures": []},
    ],
)
def test_a_file_that_holds_no_design_is_refused(tmp_path: Path, fields: dict[str, object]) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_badge_layout(a_file(tmp_path / "x.eventbadge", **fields))

    assert caught.value.reason is InvalidReason.NOT_A_LAYOUT


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe\x00", b"PK\x03\x04", b"[" * 100_000])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.eventbadge"
    path.write_bytes(data)

    with pytest.raises(InvalidValue) as caught:
        read_badge_layout(path)

    assert caught.value.reason is InvalidReason.NOT_A_LAYOUT


def test_a_file_too_large_for_a_design_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "x.eventbadge"
    with path.open("wb") as file:
        file.truncate(21 * 2**20)

    with pytest.raises(InvalidValue) as caught:
        read_badge_layout(path)

    assert caught.value.reason is InvalidReason.NOT_A_LAYOUT


def test_a_file_that_is_missing_or_empty_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "x.eventbadge"
    with pytest.raises(CannotRead) as missing:
        read_badge_layout(path)
    path.touch()
    with pytest.raises(CannotRead) as empty:
        read_badge_layout(path)

    assert missing.value.problem is FileProblem.MISSING
    assert empty.value.problem is FileProblem.EMPTY


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (base64.b64encode(b"no picture").decode(), InvalidReason.NOT_A_PICTURE),
        ("*", InvalidReason.NOT_A_LAYOUT),
        (5, InvalidReason.NOT_A_LAYOUT),
        (None, InvalidReason.NOT_A_LAYOUT),
    ],
)
def test_a_picture_that_is_none_brings_nothing(
    workspace: Workspace, tmp_path: Path, given: object, reason: InvalidReason
) -> None:
    digest = AssetHash("b" * 64)
    path = tmp_path / "x.eventbadge"
    write_badge_layout(path, replace(LAYOUT, back=(PictureElement(Box(1, 1, 9, 9), digest),)), {})
    values: dict[str, Any] = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(values | {"pictures": {digest: given}}), "utf-8")

    with pytest.raises(InvalidValue) as caught:
        import_layout(workspace, *read_badge_layout(path))

    assert caught.value.reason is reason
    assert kept(workspace) == []


def test_a_design_whose_picture_did_not_come_with_it_is_refused(workspace: Workspace) -> None:
    layout = replace(LAYOUT, back=(PictureElement(Box(1, 1, 9, 9), AssetHash("b" * 64)),))

    with pytest.raises(InvalidValue) as caught:
        import_layout(workspace, layout, {})

    assert caught.value.reason is InvalidReason.NOT_A_LAYOUT
