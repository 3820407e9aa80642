"""The reading thread: the latest frame, one scan a code, and the window free meanwhile."""

import time

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtMultimedia import QVideoFrame
from pytestqt.qtbot import QtBot

from bench.frames import noisy, scene, shot
from eventapp.domain.tickets import new_code
from ui.checkin.camera.reader import FrameReader, Sight
from ui.checkin.camera.sightings import Sightings

ONE, TWO, THREE = (new_code(bytes([number]) * 16) for number in range(3))


def collect(reader: FrameReader) -> list[Sight]:
    sights: list[Sight] = []
    reader.sighted.connect(sights.append)
    return sights


def texts(sights: list[Sight]) -> list[list[str]]:
    return [[seen.text for seen in sight.seen] for sight in sights]


def test_a_frame_is_read_in_the_other_thread(qtbot: QtBot) -> None:
    reader = FrameReader()
    sights = collect(reader)
    reader.start()
    reader.offer(QVideoFrame(shot(ONE)))
    qtbot.waitUntil(lambda: bool(sights))
    reader.stop()
    assert (texts(sights), sights[0].size) == ([[ONE]], (1280, 720))


def test_frames_nobody_came_to_are_forgotten_for_the_latest(qtbot: QtBot) -> None:
    reader = FrameReader()
    sights = collect(reader)
    reader.start()
    frames = [QVideoFrame(shot(ONE)) for _number in range(40)]
    for frame in frames:
        reader.offer(frame)
    reader.offer(QVideoFrame(shot(TWO)))
    qtbot.waitUntil(lambda: texts(sights)[-1:] == [[TWO]])
    reader.stop()
    assert len(sights) < 20


def test_after_the_end_nothing_is_told_and_it_begins_anew(qtbot: QtBot) -> None:
    reader = FrameReader()
    sights = collect(reader)
    reader.offer(QVideoFrame(shot(ONE)))
    reader.start()
    reader.offer(QVideoFrame(shot(ONE)))
    reader.stop()
    qtbot.wait(60)
    assert sights == []
    reader.start()
    reader.offer(QVideoFrame(shot(TWO)))
    qtbot.waitUntil(lambda: bool(sights))
    reader.stop()
    assert texts(sights) == [[TWO]]


@pytest.mark.usefixtures("qapp")
def test_the_window_is_free_while_frames_are_read() -> None:
    """Work in the other thread must not hold the interpreter for a whole frame."""
    reader = FrameReader()
    sights = collect(reader)
    reader.start()
    hard = QVideoFrame(noisy(scene(size=(1920, 1080))))
    feed = QTimer(interval=0)
    feed.timeout.connect(lambda: reader.offer(hard))
    feed.start()
    waits = []
    last = time.perf_counter()
    loop = QEventLoop()
    while len(sights) < 20:
        loop.processEvents()
        now = time.perf_counter()
        waits.append(now - last)
        last = now
    reader.stop()
    assert sorted(waits)[len(waits) * 99 // 100] < 0.01


def test_a_code_in_view_is_one_scan_until_it_was_away() -> None:
    sightings = Sightings()
    assert sightings.note([ONE], 0.0) == [ONE]
    assert [sightings.note([ONE], at / 10) for at in range(1, 120)] == [[]] * 119
    assert sightings.note([], 13.0) == []
    assert sightings.note([ONE], 16.8) == []  # flickering
    assert sightings.note([ONE], 21.9) == [ONE]


def test_every_code_in_view_counts_for_itself() -> None:
    sightings = Sightings()
    assert sightings.note([ONE, TWO], 0.0) == [ONE, TWO]
    assert sightings.note([TWO, THREE], 1.0) == [THREE]


def test_forgotten_codes_count_again_when_held_up_anew() -> None:
    sightings = Sightings()
    sightings.note([ONE], 0.0)
    sightings.forget()
    assert sightings.note([ONE], 0.1) == []
    assert sightings.note([ONE], 0.9) == []
    assert sightings.note([ONE], 2.0) == [ONE]
    assert sightings.note([ONE], 4.0) == []


def test_a_day_of_codes_is_not_remembered_for_ever() -> None:
    sightings = Sightings()
    for number in range(1000):
        sightings.note([str(number)], number / 10)
    assert len(sightings._last) == 64
