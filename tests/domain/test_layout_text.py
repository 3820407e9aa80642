import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.badge_layouts import (
    ELEMENTS_LIMIT,
    Across,
    BadgeLayout,
    BandElement,
    Box,
    CodeElement,
    Down,
    Fold,
    Ink,
    LineElement,
    LogoElement,
    MarkElement,
    PictureElement,
    TextElement,
)
from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import AssetHash
from eventapp.domain.layout_text import read_layout, write_layout

NAME = TextElement(
    Box(6, 20.5, 78, 18),
    "{name}",
    size=40,
    floor=15,
    bold=True,
    ink="#0E6B5B",
    across=Across.CENTRE,
    down=Down.MIDDLE,
    lines=2,
    spread=True,
)
LAYOUT = BadgeLayout(
    "세로 이름표",
    90,
    60,
    front=(
        BandElement(Box(0, 0, 90, 2.2)),
        NAME,
        CodeElement(Box(63.5, 33, 20.5, 20.5)),
        LineElement(Box(6, 40, 50, 0), ink=Ink.EVENT, weight=1.5),
        MarkElement(Box(70, 5, 8, 8)),
    ),
    back=(LogoElement(Box(6, 6, 30, 12)), PictureElement(Box(6, 20, 30, 30), AssetHash("a" * 64))),
    fold=Fold.TOP,
)

NOT_NUMBERS: list[object] = [
    None,
    True,
    "5",
    [],
    {},
    float("nan"),
    float("inf"),
    -float("inf"),
    10**400,
    1e300,
]


def refused(values: object) -> InvalidReason:
    with pytest.raises(InvalidValue) as caught:
        read_layout(json.dumps(values))
    return caught.value.reason


def changed(**fields: object) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(write_layout(LAYOUT))
    return values | fields


def with_name(**fields: object) -> dict[str, Any]:
    """The layout with only its name, some of whose fields are others."""
    values = changed(back=[])
    values["front"] = [values["front"][1] | fields]
    return values


def test_every_kind_of_element_comes_back_equal() -> None:
    assert read_layout(write_layout(LAYOUT)) == LAYOUT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "5",
        '"text"',
        "[" * 100_000,
        "9" * 5_000,
        '{"name": NaN}',
        "x" * 1_000_001,
    ],
)
def test_what_is_no_layout_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_layout(text)

    assert (caught.value.field, caught.value.reason) == ("layout", InvalidReason.NOT_A_LAYOUT)


@pytest.mark.parametrize("field", ["width", "height"])
@pytest.mark.parametrize("value", [*NOT_NUMBERS, 19.9, 1500.1])
def test_a_card_without_a_real_size_is_refused(field: str, value: object) -> None:
    assert refused(changed(**{field: value})) is InvalidReason.NOT_A_LAYOUT


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "script"},
        {"kind": ["text"]},
        {"box": [1, 2, 3]},
        {"box": [1, 2, -1, 4]},
        {"box": [1, 2, 0.9, 4]},
        {"box": [1, 2, 4, 0]},
        {"box": {"x": 1}},
        *({"box": [value, 0, 10, 10]} for value in NOT_NUMBERS),
        *({"size": value} for value in NOT_NUMBERS),
        {"size": 1},
        {"floor": 41},
        {"lines": 0},
        {"lines": 1.5},
        {"lines": True},
        {"bold": 1},
        {"ink": "red"},
        {"ink": "#12345"},
        {"ink": "#12345G"},
        {"across": "middle"},
        {"down": None},
        {"text": 5},
        {"text": "가" * 501},
        {"onclick": "x"},
    ],
)
def test_an_element_that_is_not_as_the_contract_says_is_refused(fields: dict[str, object]) -> None:
    assert read_layout(json.dumps(with_name())).front == (NAME,)
    assert refused(with_name(**fields)) is InvalidReason.NOT_A_LAYOUT


def test_more_elements_than_a_badge_has_are_refused() -> None:
    mark = {"kind": "mark", "box": [1, 1, 5, 5]}

    most = read_layout(json.dumps(changed(front=[mark] * ELEMENTS_LIMIT)))

    assert len(most.front) == ELEMENTS_LIMIT
    assert refused(changed(back=[mark] * (ELEMENTS_LIMIT + 1))) is InvalidReason.NOT_A_LAYOUT


def test_a_layout_without_a_name_or_with_a_field_of_nobodys_is_refused() -> None:
    assert refused(changed(name=" \u200b")) is InvalidReason.NOT_A_LAYOUT
    assert refused(changed(author="x")) is InvalidReason.NOT_A_LAYOUT
    assert refused({"name": "x"}) is InvalidReason.NOT_A_LAYOUT


def test_texts_are_plain_and_hostile_ones_literal() -> None:
    hostile = '<img src="file:///etc/passwd"> {x.__class__} %s {name}'

    front = read_layout(json.dumps(with_name(text="\u202e" + hostile))).front

    assert front == (replace(NAME, text=hostile),)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@given(data=st.data())
def test_whatever_is_put_in_place_of_a_value_is_taken_or_refused_by_name(
    data: st.DataObject,
) -> None:
    values = changed()
    place: Any = values
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        place = inner
    place[key] = data.draw(JSON_VALUES)

    try:
        layout: BadgeLayout | None = read_layout(json.dumps(values))
    except InvalidValue:
        layout = None

    assert layout is None or read_layout(write_layout(layout)) == layout


@given(text=st.text(alphabet='{}[]":,0123456789eE.-ntrfals\\u', max_size=60))
def test_no_text_raises_anything_else(text: str) -> None:
    with pytest.raises(InvalidValue):
        read_layout(text)
