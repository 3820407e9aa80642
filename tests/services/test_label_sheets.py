from dataclasses import replace

from eventapp.domain.sheets import LS_3114, SHEETS
from eventapp.domain.steps import Step
from eventapp.services.label_sheets import list_sheets, own_sheets, save_sheet
from eventapp.services.workspace import Workspace
from eventapp.store.tables import LabelSheet


def test_a_sheet_damaged_in_the_workspace_leaves_the_makers_in_its_place(
    workspace: Workspace,
) -> None:
    save_sheet(workspace, replace(LS_3114, name="우리 라벨"))
    sizes = ("width", "height", "label_width", "label_height", "top", "left", "pitch_x", "pitch_y")
    with workspace.step(Step.EDIT_LABEL_SHEET) as step:
        nothing = dict.fromkeys((*sizes, "columns", "rows"), 0)
        step.session.add(LabelSheet(name="LS-3114", **nothing))

    assert [sheet.name for sheet in own_sheets(workspace)] == ["우리 라벨"]
    assert list_sheets(workspace)["LS-3114"] == LS_3114
    assert list_sheets(workspace).keys() == {*SHEETS, "우리 라벨"}

    save_sheet(workspace, replace(LS_3114, top=12.4))
    assert list_sheets(workspace)["LS-3114"].top == 12.4
