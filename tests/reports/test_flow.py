from hypothesis import given
from hypothesis import strategies as st

from reports.flow import Block, Sheet, Strip, beside, paginate
from reports.pen import Pen


def nothing(_pen: Pen, _x: float, _baseline: float) -> None:
    """Draws nothing."""


def block(lines: int, **rules: object) -> Block:
    return Block(tuple(Strip(nothing) for _ in range(lines)), **rules)  # type: ignore[arg-type] # test table


def shape(sheets: list[Sheet]) -> list[list[float]]:
    return [[placed.bottom for placed in sheet.placed] for sheet in sheets]


def test_space_before_a_block_is_dropped_at_the_top_of_a_page() -> None:
    assert shape(paginate([block(2, before=3), block(1, before=2), block(4, before=2)], 6)) == [
        [1, 2, 5],
        [1, 2, 3, 4],
    ]


def test_a_block_is_divided_only_behind_its_first_strips_and_before_its_last() -> None:
    assert shape(paginate([block(1), block(7, first=3, last=2)], 5)) == [
        [1, 2, 3, 4, 5],
        [1, 2, 3],
    ]
    assert shape(paginate([block(1), block(5, first=3, last=2)], 5)) == [
        [1, 2, 3, 4],
        [1, 2],
    ]
    assert shape(paginate([block(3), block(5, first=3, last=2)], 5)) == [
        [1, 2, 3],
        [1, 2, 3, 4, 5],
    ]


def test_a_heading_goes_over_with_what_it_is_the_heading_of() -> None:
    heading = block(1, with_next=True)

    assert shape(paginate([block(3), heading, block(3)], 6)) == [[1, 2, 3], [1, 2, 3, 4]]


def test_a_block_kept_together_is_divided_only_when_no_page_can_hold_it() -> None:
    assert shape(paginate([block(2), block(4, together=True)], 5)) == [[1, 2], [1, 2, 3, 4]]
    assert len(paginate([block(2), block(12, together=True)], 5)) == 3


def test_a_strip_that_keeps_the_next_one_goes_over_with_it() -> None:
    lines = [Strip(nothing, keeps=number == 3) for number in range(6)]

    assert shape(paginate([Block(tuple(lines), first=1, last=1)], 4)) == [[1, 2, 3], [1, 2, 3]]


def test_a_fresh_section_begins_a_page_even_where_it_would_fit() -> None:
    section = [block(1, opening="둘", fresh=True), block(1)]

    assert shape(paginate([block(1), *section], 9)) == [[1], [1, 2]]


def test_a_section_opens_a_page_unless_it_fits_below() -> None:
    section = [block(1, opening="둘", with_next=True), block(3)]

    assert [sheet.section for sheet in paginate([block(1, opening="하나"), *section], 5)] == [
        "하나"
    ]
    assert [sheet.section for sheet in paginate([block(2, opening="하나"), *section], 5)] == [
        "하나",
        "둘",
    ]


def test_blocks_beside_each_other_take_the_height_of_the_higher() -> None:
    assert beside(block(2), block(4), 100, grid=10).height == 4
    assert beside(block(2), None, 100, grid=10).height == 2


@given(
    st.lists(
        st.builds(
            block,
            st.integers(1, 30),
            before=st.sampled_from([0.0, 1.0, 2.5]),
            first=st.integers(1, 4),
            last=st.integers(1, 3),
            together=st.booleans(),
            with_next=st.booleans(),
            opening=st.sampled_from([None, None, "neu"]),
        ),
        max_size=12,
    ),
    st.integers(4, 20),
)
def test_nothing_is_lost_and_no_page_overflows(blocks: list[Block], lines: int) -> None:
    sheets = paginate(blocks, lines)

    placed = [one.strip for sheet in sheets for one in sheet.placed]
    assert len(placed) == sum(len(one.strips) for one in blocks)
    assert all(sheet.used <= lines for sheet in sheets)
    assert all(sheet.placed for sheet in sheets)
