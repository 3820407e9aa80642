import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.badge_layouts import (
    Across,
    BadgeLayout,
    BandElement,
    Box,
    CodeElement,
    LineElement,
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
from ui.bridge import Bridge
from ui.dialogs import badge_designer
from ui.dialogs.badge_designer import BadgeDesigner
from ui.pages.base import Context, CurrentEvent
from ui.printing.designer import begun_with, open_designer
from ui.printing.designer.arranging import Axis, Edge, Layer
from ui.printing.designer.canvas import Canvas
from ui.printing.designer.draft import Draft, Side
from ui.printing.designer.measure import parse_measure
from ui.printing.designer.samples import Samples, Whose
from ui.printing.designer.snapping import Guide
from ui.printing.designer.words import meant_text, shown_text

Shift = Qt.KeyboardModifier.ShiftModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
Alt = Qt.KeyboardModifier.AltModifier
No = Qt.KeyboardModifier.NoModifier
Left = Qt.MouseButton.LeftButton

BAND = BandElement(Box(0, 0, 90, 3))
NAME = TextElement(Box(6, 20, 40, 12), "{name}", 24, 12)
CODE = CodeElement(Box(60, 30, 22, 22))
LAYOUT = BadgeLayout("우리 이름표", 90, 60, front=(BAND, NAME, CODE))


@pytest.fixture
def draft(qapp: QApplication) -> Draft:
    del qapp
    return Draft(LAYOUT)


@pytest.fixture
def canvas(qtbot: QtBot, draft: Draft) -> Canvas:
    made = Canvas(draft)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


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


def boxes(draft: Draft) -> list[Box]:
    return [element.box for element in draft.elements]


def on_screen(canvas: Canvas, x: float, y: float) -> QPoint:
    return canvas.mapFromScene(QPointF(x, y))


def drag(
    qtbot: QtBot,
    canvas: Canvas,
    start: tuple[float, float],
    end: tuple[float, float],
    modifiers: Qt.KeyboardModifier = No,
) -> None:
    viewport = canvas.viewport()
    first, last = on_screen(canvas, *start), on_screen(canvas, *end)
    qtbot.mousePress(viewport, Left, modifiers, first)
    canvas.mouseMoveEvent(moved(canvas, (first + last) / 2, modifiers))
    canvas.mouseMoveEvent(moved(canvas, last, modifiers))
    qtbot.mouseRelease(viewport, Left, modifiers, last)


def moved(canvas: Canvas, where: QPoint, modifiers: Qt.KeyboardModifier) -> QMouseEvent:
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(where),
        QPointF(canvas.viewport().mapToGlobal(where)),
        Qt.MouseButton.NoButton,
        Left,
        modifiers,
    )


# The card under keys


def test_arrows_move_by_half_a_millimetre_and_with_shift_by_five(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    draft.mark([1])

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(canvas, key)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, Shift)

    assert boxes(draft) == [BAND.box, Box(7, 24.5, 40, 12), CODE.box]


def test_arrows_in_a_row_are_one_step_to_undo(qtbot: QtBot, canvas: Canvas, draft: Draft) -> None:
    draft.mark([1])
    for _again in range(5):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)

    draft.undo()

    assert boxes(draft) == boxes(Draft(LAYOUT))
    draft.redo()
    assert draft.elements[1].box == Box(8.5, 20, 40, 12)


def test_tab_goes_from_element_to_element_and_then_on(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    gone = []
    for _again in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        gone.append((set(draft.marked), canvas.accessibleDescription()))
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab, Shift)

    assert [marked for marked, _said in gone] == [{0}, {1}, {2}]
    assert gone[1][1] == "이름, 왼쪽에서 6 mm, 위에서 20 mm, 크기 40 × 12 mm"
    assert draft.marked == {1}
    draft.mark([2])
    assert not draft.mark_next(1)


def test_everything_is_marked_and_deleted_and_comes_back(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_A, Ctrl)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    gone = draft.elements
    draft.undo()

    assert gone == ()
    assert (draft.layout, set(draft.marked)) == (LAYOUT, {0, 1, 2})
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert draft.marked == set()


# The card under the mouse


def test_a_drag_moves_the_element_and_snaps_to_the_grid(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    drag(qtbot, canvas, (20, 25), (24.3, 32.2))

    assert (set(draft.marked), draft.elements[1].box) == ({1}, Box(10, 27, 40, 12))


def test_a_drag_snaps_to_the_middle_of_the_card_and_shows_it(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    viewport, dragged = canvas.viewport(), list[float]()
    canvas.dragged.connect(lambda box: dragged.append(box.x))
    qtbot.mousePress(viewport, Left, No, on_screen(canvas, 20, 25))
    canvas.mouseMoveEvent(moved(canvas, on_screen(canvas, 39.3, 25), No))

    assert canvas._gesture is not None
    assert Guide(Axis.ACROSS, 45) in canvas._gesture.guides
    qtbot.mouseRelease(viewport, Left, No, on_screen(canvas, 39.3, 25))
    assert (dragged[-1], draft.elements[1].box.x) == (25, 25)


def test_alt_snaps_to_nothing(qtbot: QtBot, canvas: Canvas, draft: Draft) -> None:
    drag(qtbot, canvas, (20, 25), (24.3, 25), Alt)

    by = draft.elements[1].box.x - 6
    assert by == pytest.approx(4.3, abs=0.2)
    assert by != 4


def test_a_handle_stretches_and_a_code_stays_square(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    draft.mark([1])
    drag(qtbot, canvas, (46, 32), (56.2, 35.1))
    draft.mark([2])
    drag(qtbot, canvas, (60, 30), (57, 26))

    assert draft.elements[1].box == Box(6, 20, 50, 15)
    code = draft.elements[2].box
    assert code.width == code.height > 22
    assert (code.x + code.width, code.y + code.height) == (82, 52)


def test_escape_drops_what_is_dragged(qtbot: QtBot, canvas: Canvas, draft: Draft) -> None:
    qtbot.mousePress(canvas.viewport(), Left, No, on_screen(canvas, 20, 25))
    canvas.mouseMoveEvent(moved(canvas, on_screen(canvas, 40, 40), No))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas.viewport(), Left, No, on_screen(canvas, 40, 40))

    assert (draft.layout, draft.can_undo) == (LAYOUT, False)


def test_a_frame_and_shift_mark_several(qtbot: QtBot, canvas: Canvas, draft: Draft) -> None:
    drag(qtbot, canvas, (2, 15), (62, 58))
    framed = set(draft.marked)
    qtbot.mouseClick(canvas.viewport(), Left, Shift, on_screen(canvas, 50, 1))

    assert (framed, set(draft.marked)) == ({1, 2}, {0, 1, 2})


def test_what_is_copied_is_pasted_aside_and_on_the_back_in_its_place(
    qtbot: QtBot, canvas: Canvas, draft: Draft
) -> None:
    draft.mark([1])
    qtbot.keyClick(canvas, Qt.Key.Key_C, Ctrl)
    qtbot.keyClick(canvas, Qt.Key.Key_V, Ctrl)
    aside, marked = draft.elements[3], set(draft.marked)
    draft.show_side(Side.BACK)
    qtbot.keyClick(canvas, Qt.Key.Key_V, Ctrl)

    assert (aside, marked) == (replace(NAME, box=Box(9, 23, 40, 12)), {3})
    assert draft.layout.back == (NAME,)


# Arranging


def test_one_element_is_aligned_with_the_card_and_several_with_one_another(draft: Draft) -> None:
    draft.mark([1])
    draft.align(Edge.CENTRE)
    alone = draft.elements[1].box
    draft.mark([1, 2])
    draft.align(Edge.BOTTOM)

    assert alone == Box(25, 20, 40, 12)
    assert [box.y + box.height for box in boxes(draft)[1:]] == [52, 52]


def test_three_elements_are_set_at_equal_distances(draft: Draft) -> None:
    rows = tuple(LineElement(Box(0, y, 10, 0)) for y in (10.0, 12.0, 30.0))
    draft.put(rows, frozenset({0, 1, 2}))

    draft.distribute(Axis.DOWN)

    assert [box.y for box in boxes(draft)] == [10, 20, 30]


def test_layers_move_one_step_or_all_the_way(draft: Draft) -> None:
    draft.mark([0])
    orders = []
    for layer in (Layer.FORWARD, Layer.FRONT, Layer.BACKWARD, Layer.BACK):
        draft.layer(layer)
        orders.append(
            ([draft.elements.index(each) for each in (BAND, NAME, CODE)], set(draft.marked))
        )

    assert orders == [
        ([1, 0, 2], {1}),
        ([2, 0, 1], {2}),
        ([1, 0, 2], {1}),
        ([0, 1, 2], {0}),
    ]


def test_a_size_below_the_floor_takes_the_floor_with_it(draft: Draft) -> None:
    draft.mark([1])
    draft.style(size=9.0)
    small = draft.elements[1]
    draft.style(floor=20.0)

    assert isinstance(small, TextElement)
    assert (small.size, small.floor) == (9, 9)
    assert draft.elements[1] == replace(NAME, size=20.0, floor=20.0)


# The window


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
