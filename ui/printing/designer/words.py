"""What the designer calls things: elements, placeholders, colours, and what to look at."""

import re
from collections.abc import Sequence
from typing import Final

from eventapp.domain.badge_layouts import (
    BandElement,
    Box,
    CodeElement,
    Element,
    Ink,
    LineElement,
    LogoElement,
    MarkElement,
    PictureElement,
    Placeholder,
    TextElement,
)
from ui.language import _, ngettext, pgettext
from ui.printing.designer.arranging import Elements

LEAST_CODE: Final = 20.0
"""Millimetres a QR code needs to be scanned at ease."""
_TOLERANCE: Final = 0.05
_SHOWN: Final = 28
_BRACED: Final = re.compile(r"\{([^{}\n]+)\}")

_ICONS: Final = {
    TextElement: "letters",
    CodeElement: "qr",
    PictureElement: "image",
    LogoElement: "building",
    BandElement: "band",
    LineElement: "minus",
    MarkElement: "no-camera",
}


def placeholder_word(placeholder: Placeholder) -> str:
    """What is filled in."""
    return {
        Placeholder.NAME: _("Name"),
        Placeholder.NAME_EN: _("English name"),
        Placeholder.NAME_OTHER: _("Name in the other language"),
        Placeholder.ORGANISATION: pgettext("badge", "Organisation"),
        Placeholder.POSITION: _("Position"),
        Placeholder.CATEGORY: _("Category"),
        Placeholder.EVENT: _("Event title"),
        Placeholder.EVENT_EN: _("English event title"),
        Placeholder.EVENT_OTHER: _("Event title in the other language"),
        Placeholder.DATES: pgettext("badge", "Dates"),
        Placeholder.VENUE: _("Venue"),
        Placeholder.HOST: _("Host"),
    }[placeholder]


def shown_text(text: str) -> str:
    """A text with its placeholders in words: ``{이름}``."""
    known = {each.value: each for each in Placeholder}
    return _BRACED.sub(
        lambda found: f"{{{placeholder_word(known[found[1]])}}}" if found[1] in known else found[0],
        text,
    )


def meant_text(shown: str) -> str:
    """The text that was meant by words in braces; what is no placeholder stays as it is."""
    known = {placeholder_word(each): each.value for each in Placeholder}
    return _BRACED.sub(
        lambda found: f"{{{known.get(found[1].strip(), found[1])}}}",
        shown,
    )


def element_icon(element: Element) -> str:
    """The drawing of a kind of element."""
    return _ICONS[type(element)]


def element_word(element: Element) -> str:
    """An element in a few words: what it is, and of a text what it says."""
    if isinstance(element, TextElement):
        shown = " ".join(shown_text(element.text).split())
        alone = re.fullmatch(r"\{([^{}]+)\}", shown)
        if alone is not None:
            return alone[1]
        return (shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…") or _("Empty text")
    return kind_word(type(element))


def kind_word(kind: type[Element]) -> str:
    """A kind of element."""
    return {
        TextElement: pgettext("badge", "Text"),
        CodeElement: _("QR code"),
        PictureElement: pgettext("badge", "Picture"),
        LogoElement: pgettext("badge", "Logo"),
        BandElement: pgettext("badge", "Band"),
        LineElement: pgettext("badge", "Line"),
        MarkElement: pgettext("badge", "No photos"),
    }[kind]


def element_sentence(element: Element) -> str:
    """An element with its place, as it is read aloud."""
    box = element.box
    place = _("%(left)g mm from the left, %(top)g from the top, %(width)g × %(height)g mm") % {
        "left": box.x,
        "top": box.y,
        "width": box.width,
        "height": box.height,
    }
    return f"{element_word(element)}, {place}"


def ink_word(ink: Ink) -> str:
    """A colour that is taken from something."""
    return {
        Ink.BLACK: pgettext("ink", "Black"),
        Ink.MUTED: pgettext("ink", "Grey"),
        Ink.WHITE: pgettext("ink", "White"),
        Ink.EVENT: _("Event’s colour"),
        Ink.CATEGORY: _("Category’s colour"),
    }[ink]


def concerns(elements: Elements, card: Box) -> list[str]:
    """What of a side would not come out well, in sentences."""
    said = []
    if any(
        isinstance(each, CodeElement)
        and min(each.box.width, each.box.height) < LEAST_CODE - _TOLERANCE
        for each in elements
    ):
        said.append(_("The QR code is smaller than 20 mm: scanners may not read it."))
    if outside := [element_word(each) for each in elements if _leaves(each.box, card)]:
        said.append(_outside(outside))
    return said


def _outside(names: Sequence[str]) -> str:
    rest = len(names) - 1
    if not rest:
        return _("“%(name)s” leaves the card and is cut off.") % {"name": names[0]}
    return ngettext(
        "“%(name)s” and %(n)d more leave the card and are cut off.",
        "“%(name)s” and %(n)d more leave the card and are cut off.",
        rest,
    ) % {"name": names[0], "n": rest}


def _leaves(box: Box, card: Box) -> bool:
    return (
        min(box.x, box.y) < -_TOLERANCE
        or box.x + box.width > card.width + _TOLERANCE
        or box.y + box.height > card.height + _TOLERANCE
    )
