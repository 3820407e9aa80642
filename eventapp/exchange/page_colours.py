"""Colours of the page: an event's accent and its tracks' marks, readable in light and in dark.

Colours come from files. Only ``#RRGGBB`` is one; anything else stands for no colour, so that
nothing but six hexadecimal digits ever reaches a style sheet.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

TEXT_CONTRAST: Final = 4.5
MARK_CONTRAST: Final = 3.0
"""What WCAG 2.2 asks of text, and of a shape that stands beside its word."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_STEP = 0.02
_DIM = 0.4


class Rgb(NamedTuple):
    """A colour's three channels, 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """As CSS writes it."""
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"


@dataclass(frozen=True, slots=True)
class Theme:
    """The surfaces colours are seen on; ``resources/page/page.css`` has the same."""

    ground: Rgb
    surface: Rgb
    muted: Rgb
    house: Rgb
    contrast: float
    """Of the accent on ground and surface: in the dark a grey one that is merely readable
    looks switched off."""
    tint: float
    """How much of a colour there is in a surface tinted with it."""


LIGHT: Final = Theme(
    ground=Rgb(0xF6, 0xF6, 0xF3),
    surface=Rgb(0xFF, 0xFF, 0xFF),
    muted=Rgb(0x59, 0x62, 0x6B),
    house=Rgb(0x0E, 0x6B, 0x5B),
    contrast=TEXT_CONTRAST,
    tint=0.10,
)
DARK: Final = Theme(
    ground=Rgb(0x15, 0x18, 0x1C),
    surface=Rgb(0x1D, 0x21, 0x26),
    muted=Rgb(0xA2, 0xAB, 0xB4),
    house=Rgb(0x4F, 0xC3, 0xAA),
    contrast=6.0,
    tint=0.13,
)


class Paint(NamedTuple):
    """A colour as one theme shows it, and the surface tinted with it."""

    colour: Rgb
    tinted: Rgb


def parse(colour: str) -> Rgb | None:
    """The channels of ``#RRGGBB``, None for anything else."""
    if _COLOUR.fullmatch(colour) is None:
        return None
    return Rgb(*bytes.fromhex(colour[1:]))


def contrast(one: Rgb, other: Rgb) -> float:
    """The WCAG contrast of two colours, from 1 to 21."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@cache
def accent(colour: str, theme: Theme) -> Paint:
    """The accent as text, readable on every surface, its own tint among them."""
    rgb = parse(colour)
    if rgb is None or rgb == LIGHT.house:  # the house's own has a brighter twin in the dark
        rgb = theme.house
    return _readable(rgb, theme, theme.contrast, TEXT_CONTRAST)


@cache
def mark(colour: str, theme: Theme) -> Paint | None:
    """A track's mark and the tint of its cells; None when the track has no colour."""
    rgb = parse(colour)
    return None if rgb is None else _readable(rgb, theme, MARK_CONTRAST, MARK_CONTRAST)


def _readable(rgb: Rgb, theme: Theme, least: float, least_on_tint: float) -> Paint:
    """The colour made darker, or brighter in the dark, as far as it takes and no farther."""
    brighter = _luminance(theme.surface) < _DIM
    hue, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in rgb))
    while True:
        colour = Rgb(*(round(share * 255) for share in hls_to_rgb(hue, lightness, saturation)))
        tinted = _mix(colour, theme.surface, theme.tint)
        plain = min(contrast(colour, theme.ground), contrast(colour, theme.surface))
        if plain >= least and contrast(colour, tinted) >= least_on_tint:
            return Paint(colour, tinted)
        lightness = min(1.0, lightness + _STEP) if brighter else max(0.0, lightness - _STEP)


def _mix(colour: Rgb, ground: Rgb, share: float) -> Rgb:
    return Rgb(*(round(a * share + b * (1 - share)) for a, b in zip(colour, ground, strict=True)))


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB
