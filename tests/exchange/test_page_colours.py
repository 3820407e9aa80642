import re
from itertools import product

import pytest

from eventapp.exchange.page_colours import DARK, LIGHT, Rgb, Theme, accent, contrast, mark, parse
from eventapp.paths import RESOURCES

MANY_COLOURS = [str(Rgb(*channels)) for channels in product(range(0, 256, 51), repeat=3)]


def tokens(theme: Theme) -> dict[str, Rgb]:
    """The colours ``page.css`` gives a theme."""
    style = (RESOURCES / "page" / "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    found = re.findall(r"--([\w-]+): (#\w{6});", light if theme is LIGHT else dark)
    return {name: Rgb(*bytes.fromhex(value[1:])) for name, value in found}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_themes_are_those_of_the_style_sheet(theme: Theme) -> None:
    given = tokens(theme)

    assert (given["ground"], given["surface"], given["muted"]) == (
        theme.ground,
        theme.surface,
        theme.muted,
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_is_readable_on_every_surface(theme: Theme) -> None:
    given = tokens(theme)

    for text, ground in product(("text", "muted"), ("ground", "surface")):
        assert contrast(given[text], given[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_any_accent_is_readable_wherever_it_stands(theme: Theme) -> None:
    given = tokens(theme)

    for colour in ("", "#0E6B5B", "#FFE000", *MANY_COLOURS):
        paint = accent(colour, theme)
        grounds = (theme.ground, theme.surface, paint.tinted, given["on-accent"])
        assert min(contrast(paint.colour, ground) for ground in grounds) >= 4.5, colour
        assert contrast(given["muted"], paint.tinted) >= 4.5, colour
        assert contrast(given["text"], paint.tinted) >= 4.5, colour


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_any_track_s_mark_is_seen_and_its_cell_readable(theme: Theme) -> None:
    given = tokens(theme)

    for colour in MANY_COLOURS:
        paint = mark(colour, theme)
        assert paint is not None
        grounds = (theme.ground, theme.surface, paint.tinted)
        assert min(contrast(paint.colour, ground) for ground in grounds) >= 3, colour
        assert contrast(given["muted"], paint.tinted) >= 4.5, colour


def test_a_readable_colour_is_left_as_it_is() -> None:
    assert accent("#0E6B5B", LIGHT).colour == Rgb(0x0E, 0x6B, 0x5B)
    assert str(accent("#7A3E9D", LIGHT).colour) == "#7A3E9D"
    assert accent("#0E6B5B", DARK).colour == DARK.house


@pytest.mark.parametrize(
    "colour",
    ["", "red", "#12345", "#1234567", "#12345G", "123456", "#12\n456", "#１２３４５６", "#123456;"],
)
def test_only_six_digits_are_a_colour(colour: str) -> None:
    assert parse(colour) is None
    assert mark(colour, LIGHT) is None
    assert accent(colour, LIGHT).colour == LIGHT.house


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, expected: float) -> None:
    first, second = parse(one), parse(other)

    assert first is not None
    assert second is not None
    assert round(contrast(first, second), 2) == expected
    assert contrast(first, second) == contrast(second, first)
