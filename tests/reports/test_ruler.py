import io
from itertools import pairwise

import pypdf
import pytest

from eventapp.domain.kinds import Language
from eventapp.domain.sheets import LS_3114, SHEETS, BadgeSheet
from reports import ruler
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import event


def printed(sheet: BadgeSheet, language: Language = Language.KOREAN) -> Print:
    out = io.BytesIO()
    report = ruler.render(ruler.RulerSnapshot(event()), out, sheet=sheet, language=language)
    assert report.pages == 1
    return Print(out.getvalue())


def outlines(paper: Print, sheet: BadgeSheet) -> list[tuple[float, float]]:
    """Left and upper edges of the labels from the paper's upper left corner, in order."""
    return [
        (x, sheet.height - y - h)
        for x, y, w, h in paper.rectangles(0)
        if (w, h) == pytest.approx((sheet.label_width, sheet.label_height), abs=0.02)
    ]


def ticks(paper: Print) -> tuple[list[float], list[float]]:
    """Where marks of either ruler begin, in millimetres from the left and from above."""
    content = paper.reader.pages[0].get_contents()
    assert content is not None
    operations = pypdf.generic.ContentStream(content, paper.reader).operations
    height = float(paper.reader.pages[0].mediabox.height)
    across, down = [], []
    for (start, begin), (end, draw) in pairwise(operations):
        if (begin, draw) == (b"m", b"l"):
            x, y = (float(value) for value in start)
            to_x, to_y = (float(value) for value in end)
            if abs(y - (height - 9 * MM)) < 0.01 and x == to_x:
                across.append(round(x / MM, 2))
            if abs(x - 9 * MM) < 0.01 and y == to_y:
                down.append(round((height - y) / MM, 2))
    return across, down


@pytest.mark.parametrize("language", Language)
def test_the_ruler_page_reads_as_it_always_did(language: Language) -> None:
    assert_golden(printed(LS_3114, language), f"ruler-{language.value}")


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_label_is_outlined_where_the_sheet_has_it(sheet: BadgeSheet) -> None:
    expected = [
        (sheet.left + column * sheet.pitch_x, sheet.top + row * sheet.pitch_y)
        for row in range(sheet.rows)
        for column in range(sheet.columns)
    ]

    for (x, y), (left, top) in zip(outlines(printed(sheet), sheet), expected, strict=True):
        assert (x, y) == pytest.approx((left, top), abs=0.1)


def test_a_shifted_sheet_shifts_the_outlines_and_never_the_rulers() -> None:
    plain, shifted = printed(LS_3114), printed(LS_3114.shifted(0.6, -1.2))

    pairs = zip(outlines(plain, LS_3114), outlines(shifted, LS_3114), strict=True)
    for (x, y), (new_x, new_y) in pairs:
        assert (new_x - x, new_y - y) == pytest.approx((0.6, -1.2), abs=0.02)
    assert ticks(shifted) == ticks(plain)


def test_the_rulers_count_every_millimetre_from_the_papers_edges() -> None:
    across, down = ticks(printed(LS_3114))

    assert across == [float(mm) for mm in range(10, 206)]
    assert down == [float(mm) for mm in range(10, 293)]


@pytest.mark.parametrize(
    ("language", "said"), [(Language.KOREAN, "보정값"), (Language.ENGLISH, "shift")]
)
def test_the_page_says_how_to_read_it_on_the_smallest_card_too(
    language: Language, said: str
) -> None:
    for sheet in (LS_3114, SHEETS["54x86"]):
        lines = printed(sheet, language).lines(0)
        assert any(said in line for line in lines)
        assert sheet.name in lines
