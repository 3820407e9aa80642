from dataclasses import replace
from itertools import combinations

import pytest

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
    LogoElement,
    MarkElement,
    TextElement,
)
from eventapp.domain.badge_parts import QUIET, SMALLEST_CODE
from eventapp.domain.layout_text import read_layout, write_layout
from eventapp.domain.sheets import SHEETS, BadgeSheet

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


def code_of(layout: BadgeLayout) -> Box:
    [code] = [element.box for element in layout.front if isinstance(element, CodeElement)]
    return code


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
    code = code_of(layout)
    quiet = code.width * QUIET
    white = Box(code.x - quiet, code.y - quiet, code.width + 2 * quiet, code.height + 2 * quiet)
    others = [
        replace(each.box, height=max(each.box.height, 0.1))  # a line's box has no height
        for each in layout.front
        if each.box != code
    ]

    assert code.width == code.height >= SMALLEST_CODE
    assert [box for box in others if overlap(white, box)] == []
    assert white.x >= -0.01
    assert white.x + white.width <= layout.width + 0.01
    assert white.y + white.height <= layout.height + 0.01
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
