from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.domain.badge_designs import (
    DESIGNS,
    design,
    design_on,
    designs_for,
)
from eventapp.domain.badge_layouts import (
    BadgeLayout,
    Box,
    CodeElement,
    Element,
    Fold,
    LineElement,
    LogoElement,
    MarkElement,
    TextElement,
)
from eventapp.domain.badge_parts import QUIET, SMALLEST_CODE
from eventapp.domain.layout_text import read_layout, write_layout
from eventapp.domain.sheets import LARGEST, POINTS_PER_MM, SHEETS, SMALLEST_LABEL, BadgeSheet, card

EVERY = [
    pytest.param(name, sheet, id=f"{name}-{sheet.name}")
    for sheet in SHEETS.values()
    for name in designs_for(sheet)
]


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def contents(side: tuple[Element, ...]) -> list[Box]:
    """The boxes that hold something to be read."""
    kinds = TextElement | LogoElement | MarkElement | CodeElement
    return [element.box for element in side if isinstance(element, kinds)]


@pytest.mark.parametrize(("name", "sheet"), EVERY)
def test_nothing_lies_on_another_thing_or_leaves_the_card(name: str, sheet: BadgeSheet) -> None:
    layout = design_on(name, sheet)

    for side in (layout.front, layout.back):
        assert [pair for pair in combinations(contents(side), 2) if overlap(*pair)] == []
        for element in side:
            box = element.box
            assert min(box.x, box.y, box.width, box.height) >= 0
            assert box.x + box.width <= layout.width + 0.01
            assert box.y + box.height <= layout.height + 0.01


@pytest.mark.parametrize(("name", "sheet"), EVERY)
def test_the_code_is_twenty_millimetres_low_in_a_corner_with_white_around(
    name: str, sheet: BadgeSheet
) -> None:
    layout = design_on(name, sheet)
    [code] = codes_of(layout)
    others = [inked(each) for each in layout.front if each.box != code]

    assert code.width == code.height >= SMALLEST_CODE
    assert [box for box in others if overlap(white(code), box)] == []
    assert reaches_over(white(code), layout) <= 0.01
    assert code.y + code.height >= layout.height * 0.75
    assert min(code.x, layout.width - code.x - code.width) <= layout.width / 8


@pytest.mark.parametrize(("name", "sheet"), EVERY)
def test_a_design_says_name_organisation_category_and_event(name: str, sheet: BadgeSheet) -> None:
    layout = design_on(name, sheet)
    texts = [element for element in layout.front if isinstance(element, TextElement)]
    said = " ".join(element.text for element in texts)
    largest = max(texts, key=lambda element: element.size)

    for placeholder in ("{event}", "{name}", "{organisation}", "{position}", "{category}"):
        assert said.count(placeholder) == 1
    assert largest.text == "{name}"
    assert all(element.floor <= element.size for element in texts)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_design_is_as_large_as_the_label(sheet: BadgeSheet) -> None:
    for name in designs_for(sheet):
        layout = design_on(name, sheet)
        assert (layout.width, layout.printed_height) == (sheet.label_width, sheet.label_height)


def test_only_labels_high_enough_are_folded() -> None:
    folded = {name for name, sheet in SHEETS.items() if "folded" in designs_for(sheet)}

    assert folded == {
        "LS-3114", "LS-3116", "54x86", "A6", "A7", "100x150", "62x100", "62x75"
    }  # fmt: skip
    assert design("folded", 90, 60).fold is Fold.TOP


@pytest.mark.parametrize("name", DESIGNS)
def test_a_design_can_be_kept_and_changed_as_ones_own(name: str) -> None:
    layout = design(name, 90, 60)

    assert read_layout(write_layout(layout)) == layout


LENGTHS = st.floats(SMALLEST_LABEL, 130) | st.floats(SMALLEST_LABEL, LARGEST)


@settings(deadline=None, max_examples=60)
@given(width=LENGTHS, height=LENGTHS)
def test_on_a_label_of_any_size_every_design_shows_the_name(width: float, height: float) -> None:
    sheet = card("any", width, height)
    assert sheet.fits

    for chosen in designs_for(sheet):
        layout = design_on(chosen, sheet)

        assert read_layout(write_layout(layout)) == layout
        for side in filter(None, (layout.front, layout.back)):
            texts = [element for element in side if isinstance(element, TextElement)]
            [name] = [element for element in texts if element.text == "{name}"]
            assert name.box.height * POINTS_PER_MM >= name.floor * 1.16
            assert name.box.width > 14
            assert [pair for pair in combinations(contents(side), 2) if overlap(*pair)] == []
            for element in side:
                assert reaches_over(element.box, layout) < 0.01
                assert isinstance(element, LineElement) or min(size_of(element)) >= 1
        for code in codes_of(layout):
            assert code.width >= SMALLEST_CODE
            assert [each for each in layout.front if overlap(white(code), inked(each))] == [
                CodeElement(code)
            ]


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((20, 20), {"{name}", "{organisation}"}),
        ((90, 20), {"{name}", "{organisation} · {category}"}),
        ((54, 25), {"{name}", "{organisation}", "{position} · {category}"}),
        ((90, 26), {"{name}", "{organisation}", "{position} · {category}", "{event}"}),
        ((25, 60), {"{name}", "{organisation}", "{position} · {category}", "{event}"}),
    ],
    ids=["20x20", "90x20", "54x25", "90x26", "25x60"],
)
def test_a_label_too_small_for_a_code_keeps_the_name_and_lets_the_title_go_first(
    size: tuple[float, float], shown: set[str]
) -> None:
    layout = design_on("band", card("small", *size))

    assert codes_of(layout) == []
    assert {each.text for each in layout.front if isinstance(each, TextElement)} == shown
    assert [type(each) for each in layout.front].count(MarkElement) == 1
    assert designs_for(card("small", *size)) == ("band", "bilingual")


def codes_of(layout: BadgeLayout) -> list[Box]:
    return [element.box for element in layout.front if isinstance(element, CodeElement)]


def white(code: Box) -> Box:
    quiet = code.width * QUIET
    return Box(code.x - quiet, code.y - quiet, code.width + 2 * quiet, code.height + 2 * quiet)


def inked(element: Element) -> Box:
    return replace(element.box, height=max(element.box.height, 0.1))  # a line's box has no height


def size_of(element: Element) -> tuple[float, float]:
    return element.box.width, element.box.height


def reaches_over(box: Box, layout: BadgeLayout) -> float:
    right, bottom = box.x + box.width - layout.width, box.y + box.height - layout.height
    return max(-box.x, -box.y, right, bottom)
