"""A category's own colour as one of the colours every eye can tell apart."""

from functools import cache

from ui.theme import LIGHT, Hue, Tokens, colour


def hex_of(hue: Hue, tokens: Tokens = LIGHT) -> str:
    """The strong colour of a hue as stored and printed: paper is always light."""
    return tokens.hue(hue).strong.upper()


@cache
def hue_of(value: str) -> Hue:
    """The hue nearest to a stored colour; without one, grey.

    A chip must stay legible in both looks, so any colour is shown by its neighbour.
    """
    wanted = colour(value)
    if not value or not wanted.isValid():
        return Hue.GREY

    def distance(hue: Hue) -> int:
        other = colour(hex_of(hue))
        red = wanted.red() - other.red()
        green = wanted.green() - other.green()
        blue = wanted.blue() - other.blue()
        # The eye weighs green most and blue least.
        return 2 * red * red + 4 * green * green + 3 * blue * blue

    return min(Hue, key=distance)
