"""The desk's four sounds, as they are shipped."""

import struct
import wave
from itertools import combinations, pairwise

import pytest

from tools.sounds import FOLDER, PEAK, SOUNDS, make
from ui.checkin.sounds import Sound


def heights(name: str) -> list[int]:
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        data = file.readframes(file.getnframes())
    return list(struct.unpack(f"<{len(data) // 2}h", data))


def pitch(part: list[int]) -> float:
    """Roughly: how often the wave passes zero upwards in a second."""
    return sum(a < 0 <= b for a, b in pairwise(part)) / len(part) * 44_100


def test_there_is_a_file_for_every_sound_and_no_other() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{sound}.wav" for sound in Sound}
    assert set(SOUNDS) == {sound.value for sound in Sound}


@pytest.mark.parametrize("name", SOUNDS)
def test_the_script_makes_the_file_byte_for_byte(name: str) -> None:
    made = make(name)
    assert made == (FOLDER / f"{name}.wav").read_bytes()
    assert len(made) < 40_000


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_loud_enough_and_not_cut_off(name: str) -> None:
    wave_ = heights(name)
    assert 0.2 <= len(wave_) / 44_100 <= 0.5
    loudest = max(map(abs, wave_))
    assert loudest == round(PEAK * 32_767)
    mean = (sum(height * height for height in wave_) / len(wave_)) ** 0.5
    assert 0.1 < mean / 32_767 < 0.5
    assert (wave_[0], abs(wave_[-1]) < 400) == (0, True)


def test_each_goes_its_own_way() -> None:
    """Up, level, down, and up in steps: told apart without any timbre."""
    going = {}
    for name in SOUNDS:
        wave_ = heights(name)
        first, last = wave_[: len(wave_) // 4], wave_[-len(wave_) // 3 :]
        going[name] = pitch(last) / pitch(first)
    assert going["admitted"] == pytest.approx(1.5, abs=0.15)
    assert going["refused"] < 0.8
    assert going["attention"] > 1.6
    knocks = heights("already")
    half = round(0.12 * 44_100)
    assert knocks[:half] == knocks[-half:]
    assert set(knocks[half:-half]) == {0}


def test_no_two_sound_in_the_same_height() -> None:
    pitches = {name: pitch(heights(name)) for name in ("already", "refused", "attention")}
    for one, other in combinations(pitches.values(), 2):
        assert max(one, other) / min(one, other) > 1.25
