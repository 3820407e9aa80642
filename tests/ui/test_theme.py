import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from eventapp.domain.kinds import SessionKind
from eventapp.paths import RESOURCES
from eventapp.settings import Theme
from ui import icons, theme
from ui.icons import Ink
from ui.theme import DARK, LIGHT, Hue, Tokens, kind_hue

READABLE = 4.5
LOOKS = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(value: str) -> float:
    colour = QColor(value)
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@LOOKS
def test_text_is_readable_on_every_ground(tokens: Tokens) -> None:
    grounds = (
        tokens.ground,
        tokens.surface,
        tokens.raised,
        tokens.hover,
        tokens.accent_soft,
    )
    inks = {"text": tokens.text, "muted": tokens.muted, "accent": tokens.accent}

    unreadable = [
        (name, ground, round(_contrast(ink, ground), 2))
        for name, ink in inks.items()
        for ground in grounds
        if _contrast(ink, ground) < READABLE
    ]

    assert unreadable == []


@LOOKS
def test_words_on_the_accent_are_readable(tokens: Tokens) -> None:
    assert _contrast(tokens.on_accent, tokens.accent) >= READABLE
    assert _contrast(tokens.on_accent, tokens.accent_hover) >= READABLE


@LOOKS
def test_verdicts_and_kinds_are_readable_on_their_own_ground_and_on_a_card(tokens: Tokens) -> None:
    pairs = {hue.value: tokens.hue(hue) for hue in Hue}
    pairs |= {"admitted": tokens.admitted, "already": tokens.already, "refused": tokens.refused}

    unreadable = [
        (name, ground, round(_contrast(pair.strong, ground), 2))
        for name, pair in pairs.items()
        for ground in (pair.soft, tokens.surface)
        if _contrast(pair.strong, ground) < READABLE
    ]

    assert unreadable == []


@LOOKS
def test_text_is_readable_on_a_verdicts_ground(tokens: Tokens) -> None:
    for verdict in (tokens.admitted, tokens.already, tokens.refused):
        assert _contrast(tokens.text, verdict.soft) >= READABLE


def test_kinds_of_sessions_have_the_hues_of_the_look() -> None:
    assert kind_hue(SessionKind.REGISTRATION) is Hue.GREY
    assert kind_hue(SessionKind.BREAK) is Hue.GREY
    assert kind_hue(SessionKind.ADDRESS) is Hue.AMBER
    assert kind_hue(SessionKind.KEYNOTE) is Hue.GREEN
    assert kind_hue(SessionKind.TALK) is Hue.BLUE
    assert kind_hue(SessionKind.PANEL) is Hue.PURPLE


@pytest.mark.parametrize(
    ("kind", "tokens"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)], ids=["light", "dark"]
)
def test_applying_a_theme_gives_its_colours_to_all(
    qapp: QApplication, kind: Theme, tokens: Tokens
) -> None:
    theme.apply(qapp, kind)
    try:
        assert theme.current() is tokens
        assert theme.chosen() is kind
        assert qapp.palette().window().color() == QColor(tokens.ground)
        assert qapp.font().family() == "Noto Sans KR"
    finally:
        theme.apply(qapp, Theme.LIGHT)


@LOOKS
def test_the_drawings_of_the_stylesheet_have_the_colours_of_the_tokens(tokens: Tokens) -> None:
    look = "dark" if tokens.dark else "light"

    assert _colours(f"chevron-up.{look}.svg") == {tokens.muted}
    assert _colours(f"chevron-down.{look}.svg") == {tokens.muted}
    assert _colours(f"check.{look}.svg") == {tokens.on_accent}


def _colours(drawing: str) -> set[str]:
    text = (RESOURCES / "icons" / drawing).read_text("utf-8")
    return set(re.findall(r"#[0-9A-Fa-f]{6}", text))


def test_no_other_module_of_the_window_names_a_colour() -> None:
    colour = re.compile(r"[\"']#[0-9A-Fa-f]{6}[\"']|QColor\(\s*\d|rgba?\(")
    modules = Path(theme.__file__).parent.rglob("*.py")

    naming = [
        path.name
        for path in modules
        if path.name != "theme.py" and colour.search(path.read_text("utf-8"))
    ]

    assert naming == []


@pytest.mark.parametrize(
    "name",
    sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg") if "." not in path.stem),
)
def test_every_icon_draws_something_in_the_asked_colour(name: str) -> None:
    picture = icons.pixmap(name, Ink.ACCENT, 40).toImage()
    drawn = [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 250
    ]

    assert drawn
    assert [pixel.name() for pixel in drawn if not _near(pixel, QColor(LIGHT.accent))] == []


def _near(one: QColor, other: QColor) -> bool:
    channels = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return all(abs(a - b) <= 3 for a, b in channels)
