import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.live import Countdown, Light, countdown

START = 10 * 3600
HOUR, TEN_MINUTES = START + 3600, START + 600


@pytest.mark.parametrize(
    ("end", "left", "light"),
    [
        (HOUR, 3600, Light.GREEN),
        (HOUR, 301, Light.GREEN),
        (HOUR, 300, Light.AMBER),
        (HOUR, 61, Light.AMBER),
        (HOUR, 60, Light.RED),
        (HOUR, 0, Light.RED),
        (HOUR, -130, Light.RED),
        (TEN_MINUTES, 121, Light.GREEN),
        (TEN_MINUTES, 120, Light.AMBER),
        (TEN_MINUTES, 60, Light.RED),
    ],
)
def test_amber_comes_for_the_last_five_minutes_or_a_fifth_and_red_for_the_last_one(
    end: int, left: int, light: Light
) -> None:
    assert countdown(START, end, end - left) == Countdown(left, light)


@given(st.integers(1, 48 * 60), st.integers(0, 60 * 60))
def test_it_only_ever_becomes_more_urgent(minutes: int, step: int) -> None:
    order = list(Light)
    end = START + 60 * minutes
    seconds = range(START, end + 3600, step + 1)

    lights = [order.index(countdown(START, end, now).light) for now in seconds]

    assert lights == sorted(lights)
    assert countdown(START, end, end).light is Light.RED
