"""Whatever is pressed, the timetable stays true to its programme."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import DayId, SessionId
from eventapp.domain.placement import Placement
from eventapp.services.programme import SessionRow
from eventapp.settings import SettingsFile
from tests.ui.timetable.hands import Alt, Ctrl, Key, NoKey, Shift, key, tray_key
from tests.ui.timetable.making import days, programme, rooms, session
from ui.timetable.geometry import LAST_MINUTE
from ui.timetable.timetable import Timetable

ARROWS = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)
GOING = (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Home, Key.Key_End, Key.Key_Escape)
CHANGING = (Key.Key_Delete, Key.Key_Insert, Key.Key_Return)

keys = st.one_of(
    st.tuples(
        st.sampled_from(ARROWS),
        st.sampled_from((NoKey, Ctrl, Shift, Shift | Ctrl, Alt, Alt | Shift)),
    ),
    st.tuples(st.sampled_from(GOING), st.sampled_from((NoKey, Shift))),
    st.tuples(st.sampled_from(CHANGING), st.just(NoKey)),
    st.tuples(st.sampled_from((Key.Key_A, Key.Key_D, Key.Key_Plus, Key.Key_Minus)), st.just(Ctrl)),
)


def on_screen(settings: SettingsFile) -> Timetable:
    made = Timetable(settings)
    made.resize(700, 500)
    made.show()
    QApplication.processEvents()
    return made


class World:
    """A timetable whose wishes are fulfilled."""

    def __init__(self, rows: list[SessionRow], day: int | None, settings: SettingsFile) -> None:
        self.rows = {row.id: row for row in rows}
        self.day = DayId(day) if day is not None else None
        self.timetable = on_screen(settings)
        self.timetable.moved.connect(self._move)
        self.timetable.copied.connect(self._copy)
        self.timetable.made.connect(self._make)
        self.show(self.timetable)

    def show(self, timetable: Timetable) -> None:
        made = programme(list(self.rows.values()), in_days=days(2), in_rooms=rooms(3))
        timetable.show_programme(made, self.day)

    def _put(self, session_id: SessionId, stay: Placement | None, like: SessionRow) -> None:
        assert stay is None or 0 <= stay.start < stay.end <= LAST_MINUTE
        self.rows[session_id] = replace(
            like,
            id=session_id,
            day=stay.day if stay else None,
            room=stay.room if stay else None,
            start=stay.start if stay else like.start,
            length=stay.length if stay else like.length,
        )

    def _move(self, moves: dict[SessionId, Placement | None]) -> None:
        for session_id, stay in moves.items():
            assert self.rows[session_id].placement != stay
            self._put(session_id, stay, self.rows[session_id])
        self.show(self.timetable)

    def _copy(self, copies: dict[SessionId, Placement]) -> None:
        for session_id, stay in copies.items():
            self._put(SessionId(max(self.rows) + 1), stay, self.rows[session_id])
        self.show(self.timetable)

    def _make(self, stay: Placement) -> None:
        self._put(SessionId(max(self.rows, default=0) + 1), stay, session(1, None))
        self.show(self.timetable)


rows = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 1500)),
        st.integers(1, 120),
        st.sampled_from((1, 2, 3, None)),
        st.sampled_from((1, 2)),
    ),
    max_size=8,
).map(
    lambda all_: [
        session(number + 1, start, length, room=room, day=day)
        for number, (start, length, room, day) in enumerate(all_)
    ]
)


@given(
    sessions=rows,
    day=st.sampled_from((1, None)),
    pressed=st.lists(st.tuples(st.booleans(), keys), min_size=1, max_size=12),
)
def test_whatever_is_pressed_what_is_drawn_is_what_is_planned(
    tmp_path_factory: pytest.TempPathFactory,
    sessions: list[SessionRow],
    day: int | None,
    pressed: list[tuple[bool, tuple[Qt.Key, Qt.KeyboardModifier]]],
) -> None:
    kept = SettingsFile(tmp_path_factory.mktemp("keys") / "settings.json")
    world = World(sessions, day, kept)

    for in_tray, (code, held) in pressed:
        (tray_key if in_tray else key)(world.timetable, code, held)

    other = on_screen(kept)
    other.set_zoom(world.timetable.zoom())
    world.show(other)
    assert world.timetable.board.plan.boxes == other.board.plan.boxes
    drawn = {one: item.box for one, item in world.timetable.board.items_of.items()}
    assert drawn == other.board.plan.boxes
    assert set(world.timetable.selected_ids()) <= world.rows.keys()
    for timetable in (world.timetable, other):
        timetable.deleteLater()
