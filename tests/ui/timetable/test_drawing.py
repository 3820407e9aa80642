from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import DayId, SessionId
from eventapp.domain.kinds import SessionKind
from eventapp.settings import SettingsFile, Theme
from tests.ui.timetable.hands import (
    placement,
    show,
    spot,
)
from tests.ui.timetable.making import days, on_track, programme, session, track
from ui import theme
from ui.timetable.items import SessionItem
from ui.timetable.timetable import Timetable


def colour_at(timetable: Timetable, where: QPoint) -> str:
    return QColor(timetable.board.viewport().grab().toImage().pixelColor(where)).name().upper()


def item(timetable: Timetable, session_id: int) -> SessionItem:
    return timetable.board.items_of[SessionId(session_id)]


# Previews and now


def test_a_preview_shows_outlines_and_takes_them_away(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600), session(2, 700)]))

    timetable.preview({SessionId(1): placement(615), SessionId(2): placement(715, room=2)})
    ghosts = timetable.board.overlay.foreseen
    assert [ghost.text for ghost in ghosts] == [
        "10:15–10:45",
        "11:55–12:25",
    ]
    assert ghosts[0].box.top == timetable.board.plan.scale.y(615)

    timetable.preview({})
    assert timetable.board.overlay.foreseen == []


def test_a_preview_stays_when_zoomed_and_goes_with_a_change(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)]))
    timetable.preview({SessionId(1): placement(615)})

    timetable.set_zoom(200)
    assert timetable.board.overlay.foreseen[0].box.top == timetable.board.plan.scale.y(615)

    show(timetable, programme([session(1, 615)]))
    assert timetable.board.overlay.foreseen == []


def test_now_is_a_line_through_its_day(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600)], in_days=days(2)), None)
    board = timetable.board

    timetable.show_now(DayId(2), 660)
    line = board.overlay.now
    assert line is not None
    second = board.plan.columns.days[1]
    assert (line.box.left, line.box.width) == (second.left, second.width)
    assert line.box.top == board.plan.scale.y(660)

    timetable.set_zoom(200)
    line = board.overlay.now
    assert line is not None
    assert line.box.top == board.plan.scale.y(660)

    timetable.show_now(None, 0)
    assert board.overlay.now is None


def test_what_was_planned_elsewhere_is_outlined_beside(timetable: Timetable) -> None:
    late = replace(session(1, 615), planned_start=600, planned_length=30, started=615)
    show(timetable, programme([late, session(2, 700)]))

    planned = timetable.board.planned

    assert list(planned) == [1]
    assert planned[SessionId(1)].box.top == timetable.board.plan.scale.y(600)


# Pictures


def test_a_card_has_its_tracks_colour_and_its_stripe(timetable: Timetable) -> None:
    row = on_track(session(1, 600), track(1, "사람", "#7A3E8E"))
    show(timetable, programme([row]))
    box, tokens = item(timetable, 1).box, theme.current()

    inside = timetable.board.mapFromScene(QPointF(box.left + box.width / 2, box.bottom - 12))
    stripe = timetable.board.mapFromScene(QPointF(box.left + 3, box.top + box.height / 2))

    assert colour_at(timetable, inside) == tokens.purple.soft
    assert colour_at(timetable, stripe) == tokens.purple.strong


def test_hours_outside_the_day_are_shaded(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 500)], in_days=days(opens=570)))

    shut, opened = spot(timetable, 545, room=2), spot(timetable, 575, room=2)

    assert colour_at(timetable, opened) == theme.current().ground
    assert colour_at(timetable, shut) != theme.current().ground


def test_a_conflict_has_an_amber_border(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600, 60), session(2, 630, 60)]))
    box = item(timetable, 1).box

    along = timetable.board.mapFromScene(QPointF(box.left + box.width / 2, box.top))

    assert colour_at(timetable, along) == theme.current().already.strong


def test_a_long_session_that_began_above_the_border_can_be_read(timetable: Timetable) -> None:
    long = session(1, 540, 500, room=None, kind=SessionKind.REGISTRATION)
    show(timetable, programme([long], in_days=days(closes=1080)))
    timetable.board.scroll_to_minute(800)

    box = item(timetable, 1).box
    edge = timetable.board.seen().top()
    picture = timetable.board.viewport().grab().toImage()
    line = [QColor(picture.pixelColor(x, 16)).lightness() for x in range(10, 120)]

    assert box.top < edge
    assert min(line) < 100  # letters, not only the ground


def test_it_looks_right_in_the_dark(qtbot: QtBot, settings: SettingsFile) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, Theme.DARK)
    timetable = Timetable(settings)
    qtbot.addWidget(timetable)
    timetable.resize(700, 500)
    timetable.show()

    show(timetable, programme([session(1, 600)]))

    assert colour_at(timetable, spot(timetable, 575, room=2)) == theme.DARK.ground


# Tooltips


def test_a_tooltip_tells_everything_and_never_renders_markup(timetable: Timetable) -> None:
    show(timetable, programme([session(1, 600, title="<img src='x'>")]))

    timetable.board.show_tooltip(spot(timetable, 610))

    assert QToolTip.text().startswith("<span>&lt;img src=")
    QToolTip.hideText()
