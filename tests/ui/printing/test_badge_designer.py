import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.badge_layouts import (
    Across,
    Box,
    PictureElement,
    Placeholder,
    TextElement,
)
from eventapp.domain.ids import BadgeLayoutId, EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.sheets import LS_3114, card
from eventapp.domain.steps import Step
from eventapp.services.badge_layouts import find_layout, list_layouts, save_layout
from eventapp.services.events import create_event
from eventapp.services.history import undo, undo_list
from eventapp.services.snapshots.badges import badge_snapshot
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.reports.snapshots import HOSTILE
from tests.ui.hosting import png, type_over
from tests.ui.printing.designs import LAYOUT, NAME
from ui.bridge import Bridge
from ui.dialogs import badge_designer
from ui.dialogs.badge_designer import BadgeDesigner
from ui.pages.base import Context, CurrentEvent
from ui.printing.designer import begun_with, open_designer
from ui.printing.designer.draft import Side
from ui.printing.designer.measure import parse_measure
from ui.printing.designer.samples import Samples, Whose
from ui.printing.designer.words import meant_text, shown_text

Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def context(workspace: Workspace, settings: SettingsFile) -> Context:
    made = create_event(workspace, title="사회적경제 워크숍", first_day=date(2026, 11, 24))
    event = EventId(made.only_inserted(Kind.EVENT))

    def nothing(*_arguments: object, **_options: object) -> None:
        return None

    return Context(
        workspace, Bridge(), settings, CurrentEvent(event), nothing, nothing, nothing, nothing
    )


@pytest.fixture
def designer(qtbot: QtBot, context: Context) -> BadgeDesigner:
    return opened(qtbot, context)


def opened(qtbot: QtBot, context: Context, layout_id: int | None = None) -> BadgeDesigner:
    known = None if layout_id is None else BadgeLayoutId(layout_id)
    layout = LAYOUT if known is None else find_layout(context.workspace, known)
    made = BadgeDesigner(context, None, layout, known)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.draft.begin(LAYOUT))
    made.show()
    made.activateWindow()
    return made


def test_what_is_saved_is_opened_again_as_it_was(
    qtbot: QtBot, designer: BadgeDesigner, context: Context
) -> None:
    designer.left.buttons["organisation"].click()
    designer.draft.style(across=Across.RIGHT)
    designer.draft.show_side(Side.BACK)
    designer.left.buttons["code"].click()
    made = designer.draft.layout
    changed = designer.header.line.text()
    qtbot.keyClick(designer, Qt.Key.Key_S, Ctrl)

    (row,) = list_layouts(context.workspace)
    assert (row.id, row.layout) == (designer.saved, made)
    assert len(made.back) == 1
    assert changed == "바뀐 내용을 아직 저장하지 않았어요"
    assert designer.header.line.text() == "작업 파일에 저장되어 있어요"
    assert opened(qtbot, context, row.id).draft.layout == made
    assert undo_list(context.workspace)[0].step is Step.SAVE_BADGE_LAYOUT
    undo(context.workspace)
    assert list_layouts(context.workspace) == ()


def test_fields_set_what_is_marked(qtbot: QtBot, designer: BadgeDesigner) -> None:
    designer.draft.mark([1])
    place, texts = designer.panel.place, designer.panel.texts
    type_over(qtbot, place.left, "8,5 mm")
    type_over(qtbot, place.wide, "nan")
    type_over(qtbot, texts.type_size, "30")
    qtbot.keyClick(texts.type_size, Qt.Key.Key_Up)
    texts.bold.click()

    assert designer.draft.elements[1] == replace(
        NAME, box=Box(8.5, 20, 40, 12), size=31.0, bold=True
    )
    assert place.wide.text() == "40"


def test_placeholders_are_shown_in_words_and_kept_as_they_are_meant(
    qtbot: QtBot, designer: BadgeDesigner
) -> None:
    designer.draft.mark([1])
    text = designer.panel.texts.text
    assert text.toPlainText() == "{이름}"

    text.setPlainText("{ 이름 } 님 {직위}")
    qtbot.keyClick(text, Qt.Key.Key_Return, Ctrl)

    assert designer.draft.elements[1] == replace(NAME, text="{name} 님 {position}")
    assert designer.left.layers.item(1).text() == "{이름} 님 {직위}"


def test_a_text_is_shown_while_it_is_typed_and_is_one_step(
    qtbot: QtBot, designer: BadgeDesigner
) -> None:
    designer.draft.mark([1])
    text = designer.panel.texts.text
    qtbot.keyClick(designer.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "Dr. {")
    typed = designer.draft.elements[1]
    designer.panel.texts._fill(Placeholder.NAME_EN)
    filled = designer.draft.elements[1]
    qtbot.keyClick(designer, Qt.Key.Key_Escape)
    designer.draft.undo()

    assert typed == replace(NAME, text="Dr. {")
    assert filled == replace(NAME, text="Dr. {{name_en}")
    assert designer.canvas.hasFocus()
    assert designer.draft.layout == LAYOUT


@pytest.mark.parametrize("text", HOSTILE)
def test_words_for_placeholders_change_no_other_text(text: str) -> None:
    assert meant_text(shown_text(text)) == text


def test_hostile_texts_are_shown_as_they_are(qtbot: QtBot, designer: BadgeDesigner) -> None:
    hostile = '<img src="file:///x"> {x.__class__} %s &amp;'
    designer.draft.mark([1])
    designer.panel.texts.text.setPlainText(hostile)
    designer.panel.texts.text.commit()
    designer.panel.card.name.setText("<b>이름표 %(n)d")
    designer.panel.card._rename("<b>이름표 %(n)d")
    proved(qtbot, designer)

    element = designer.draft.elements[1]
    assert isinstance(element, TextElement)
    assert element.text == hostile
    assert designer.panel.title.text() == hostile[:28] + "…"
    assert designer.header.title.text() == "<b>이름표 %(n)d"


def proved(qtbot: QtBot, designer: BadgeDesigner) -> None:
    qtbot.waitUntil(lambda: not designer.proof.is_busy, timeout=10_000)


def test_the_card_shows_the_print_of_the_side_and_who_is_chosen(
    qtbot: QtBot, designer: BadgeDesigner
) -> None:
    proved(qtbot, designer)
    picture = designer.canvas._picture
    across = picture.pixelColor(picture.width() // 2, round(picture.height() / 60))
    designer.samples.whose = Whose.LONGEST

    assert picture.width() / picture.height() == pytest.approx(1.5, abs=0.01)
    assert across.name().upper() == designer.samples.badge.category_colour
    assert len(designer.samples.badge.name) >= 40


def test_attendees_are_gone_through_round_and_round(workspace: Workspace, event: EventId) -> None:
    badges = badge_snapshot(workspace, event).badges
    samples = Samples(workspace, event)
    samples.whose = Whose.REAL
    shown = [samples.badge]
    samples.step(1)
    shown.append(samples.badge)
    samples.step(-2)
    shown.append(samples.badge)
    samples.whose = Whose.LONGEST

    assert shown == [badges[0], badges[1], badges[-1]]
    assert samples.badge in badges
    assert samples.snapshot(LAYOUT).badges == (samples.badge,)


def test_a_small_code_and_what_leaves_the_card_are_told(designer: BadgeDesigner) -> None:
    designer.draft.mark([2])
    designer.panel.place._set(width=15)
    small = designer.foot.line.text()
    designer.draft.move(60, 0)

    assert small == "QR 코드가 20 mm보다 작아 스캐너가 읽지 못할 수 있어요."
    assert designer.foot.line.text() == small + " (+1)"
    assert designer.foot.line.toolTip().split("\n")[1] == "“QR 코드”이(가) 카드 밖으로 나가 잘려요."


def test_what_is_cut_off_is_told_after_saving_too(designer: BadgeDesigner) -> None:
    designer.draft.mark([1])
    designer.draft.move(60, 0)
    cut = designer.foot.line.text()
    designer.save()
    designer.foot.set_warnings(())  # as the picture made anew does

    assert designer.foot.line.text() == f"저장됨 · {cut}"
    assert "잘려요" in cut


def test_a_new_logo_covers_nothing_and_the_panel_tells_that_there_is_none(
    designer: BadgeDesigner,
) -> None:
    designer.left.buttons["logo"].click()
    logo = designer.draft.elements[-1].box

    assert all(
        other.box.x >= logo.x + logo.width
        or logo.x >= other.box.x + other.box.width
        or other.box.y >= logo.y + logo.height
        or logo.y >= other.box.y + other.box.height
        for other in designer.draft.elements[:-1]
    )
    assert designer.panel.logo.isVisible()
    assert designer.panel.logo.text() == "주최 기관의 로고가 없어 이름이 들어가요."


def test_escape_lets_go_then_closes_what_was_told_and_then_the_window(
    qtbot: QtBot, designer: BadgeDesigner
) -> None:
    designer.draft.mark([1])
    designer.banner.tell("파일을 읽지 못했어요.")
    qtbot.waitUntil(designer.canvas.hasFocus)
    seen = []
    for _time in range(3):
        qtbot.keyClick(designer.canvas, Qt.Key.Key_Escape)
        seen.append(
            (bool(designer.draft.marked), designer.banner.isVisible(), designer.isVisible())
        )

    assert seen == [(False, True, True), (False, False, True), (False, False, False)]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the next questions are answered with."""
    given: list[bool] = []
    monkeypatch.setattr(badge_designer, "confirm", lambda *_said, **_more: given.pop(0))
    return given


def test_closing_asks_before_a_change_is_lost(
    qtbot: QtBot, designer: BadgeDesigner, answers: list[bool]
) -> None:
    designer.draft.mark([1])
    designer.draft.delete()
    answers[:] = [False, True]
    qtbot.keyClick(designer, Qt.Key.Key_Escape)
    stayed = designer.isVisible()
    qtbot.keyClick(designer, Qt.Key.Key_Escape)

    assert (stayed, designer.isVisible(), answers) == (True, False, [])


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def test_a_design_goes_out_as_a_file_and_comes_in_again(
    designer: BadgeDesigner,
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "p.png").write_bytes(png(80, 40))
    answer(monkeypatch, tmp_path / "p.png")
    designer.left.buttons["picture"].click()
    element = designer.draft.one
    designer.save()
    answer(monkeypatch, tmp_path / "out.eventbadge")
    designer.export()
    designer.bring()

    assert isinstance(element, PictureElement)
    assert element.box == Box(22.5, 18.75, 45, 22.5)
    first, second = list_layouts(context.workspace)
    assert second.layout == replace(designer.draft.layout, name="우리 이름표 2")
    assert first.layout == replace(designer.draft.layout, name="우리 이름표")
    assert designer.saved == second.id


@pytest.mark.parametrize("text", ["{", "[]", json.dumps({"format": "eventapp badge"})])
def test_a_bad_file_is_told_and_nothing_is_lost(
    designer: BadgeDesigner,
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    (tmp_path / "bad.eventbadge").write_text(text)
    answer(monkeypatch, tmp_path / "bad.eventbadge")
    before = designer.draft.layout

    designer.bring()

    assert designer.banner.isVisible()
    assert designer.banner.accessibleName() != ""
    assert (designer.draft.layout, list_layouts(context.workspace)) == (before, ())


def test_a_deleted_design_closes_the_window_and_undo_brings_it_back(
    qtbot: QtBot, context: Context, answers: list[bool]
) -> None:
    changes = save_layout(context.workspace, LAYOUT)
    designer = opened(qtbot, context, changes.only_inserted(Kind.BADGE_LAYOUT))
    answers[:] = [True]

    designer.acts.trigger("design.delete")

    assert (designer.isVisible(), designer.saved) == (False, None)
    assert list_layouts(context.workspace) == ()
    undo(context.workspace)
    assert [row.layout for row in list_layouts(context.workspace)] == [LAYOUT]


def test_a_design_of_the_program_is_begun_as_a_copy_of_the_sheet_s_size(context: Context) -> None:
    own = BadgeLayoutId(save_layout(context.workspace, LAYOUT).only_inserted(Kind.BADGE_LAYOUT))

    copy, nobody = begun_with(context, "", LS_3114)
    tall, _none = begun_with(context, "nonesuch", card("", 54, 86))

    assert (copy.name, copy.width, copy.height, nobody) == ("우리 이름표", 99.1, 67.7, None)
    assert (tall.width, tall.height) == (54, 86)
    assert begun_with(context, f"#{own}", LS_3114) == (LAYOUT, own)
    assert begun_with(context, "#x", LS_3114) == (copy, None)


def test_the_designer_hands_back_what_was_saved(context: Context, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)

    def save_and_close() -> None:
        (dialog,) = page.findChildren(BadgeDesigner)
        dialog.left.buttons["line"].click()
        dialog.save()
        dialog.reject()

    QTimer.singleShot(0, save_and_close)
    saved = open_designer(context, page, "", sheet=LS_3114)

    (row,) = list_layouts(context.workspace)
    assert (row.id, row.name) == (saved, "우리 이름표")


def test_whatever_takes_keys_has_a_name(designer: BadgeDesigner) -> None:
    designer.draft.mark([1])
    nameless = [
        widget
        for widget in designer.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        and widget is not designer.canvas.viewport()
    ]

    assert [type(widget).__name__ for widget in nameless] == []


def test_a_narrow_window_lists_what_a_wide_one_shows_side_by_side(
    qtbot: QtBot, designer: BadgeDesigner
) -> None:
    designer.resize(1366, 768)
    wide = designer.shown.whose.isVisible(), designer.shown.whose_listed.isVisible()
    designer.resize(1024, 600)
    qtbot.waitUntil(designer.shown.whose_listed.isVisible)

    assert wide == (True, False)
    assert (designer.width(), designer.height()) == (1024, 600)
    assert not designer.shown.whose.isVisible()


@pytest.mark.parametrize(
    ("typed", "measure"),
    [("12.5", 12.5), ("12,5 mm", 12.5), (" 8pt", 8), ("", None), ("x", None), ("inf", None)],
)
def test_measures_are_typed_with_point_or_comma(typed: str, measure: float | None) -> None:
    assert parse_measure(typed) == measure
