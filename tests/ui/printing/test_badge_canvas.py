from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.badge_layouts import (
    Box,
    LineElement,
    TextElement,
)
from tests.ui.printing.designs import BAND, CODE, LAYOUT, NAME
from ui.printing.designer.arranging import Axis, Edge, Layer
from ui.printing.designer.canvas import Canvas
from ui.printing.designer.draft import Draft, Side
from ui.printing.designer.snapping import Guide

Shift = Qt.KeyboardModifier.ShiftModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
Alt = Qt.KeyboardModifier.AltModifier
No = Qt.KeyboardModifier.NoModifier
Left = Qt.MouseButton.LeftButton


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


def test_a_design_follows_the_size_of_its_card(draft: Draft) -> None:
    draft.resize(180, 90, scale=True)

    band, name, code = draft.elements
    assert [band.box, name.box] == [Box(0, 0, 180, 4.5), Box(12, 30, 80, 18)]
    assert code.box == Box(125.5, 45, 33, 33)
    assert name == replace(NAME, box=name.box, size=36.0, floor=18.0)
    draft.undo()
    draft.resize(180, 90, scale=False)
    assert draft.layout == replace(LAYOUT, width=180, height=90)
