from dataclasses import replace

import pypdf
import pytest
from PIL import Image

from eventapp.domain.badge_designs import design_on, designs_for
from eventapp.domain.badge_layouts import (
    BadgeLayout,
    BandElement,
    Box,
    CodeElement,
    Fold,
    LogoElement,
    MarkElement,
    PictureElement,
    TextElement,
)
from eventapp.domain.ids import AssetHash
from eventapp.domain.sheets import CARD_90X60, SHEETS, BadgeSheet, card
from reports.result import PaperWarning, WarningKind
from tests.reports.badges import only, printed, sizes
from tests.reports.reading import MM, Print
from tests.reports.snapshots import (
    badges,
    logo,
    organisations,
)


def card_of(*front: object, **fields: object) -> BadgeLayout:
    return BadgeLayout("mine", 60, 40, front, **fields)  # type: ignore[arg-type] # elements


NAME = TextElement(Box(5, 5, 50, 10), "{name}", size=20)
CODE = CodeElement(Box(35, 15, 20, 20))
BAND = BandElement(Box(0, 0, 60, 2))


def test_a_layout_of_another_size_is_scaled_alike_both_ways_and_centred() -> None:
    paper, report = printed(only(), layout=card_of(BAND, NAME, CODE))
    scale = 99.1 / 60
    left, top = 4.95, 13 + (67.7 - 40 * scale) / 2

    [(x, y, width, height)] = paper.rectangles(0)
    assert (x, width, height) == pytest.approx((left, 60 * scale, 2 * scale), abs=0.02)
    assert 297 - y - height == pytest.approx(top, abs=0.02)
    assert sizes(paper) == [pytest.approx(20 * scale, abs=0.01)]
    assert report.warnings == ()


def test_a_code_below_twenty_millimetres_is_reported_once() -> None:
    report = printed(badges(2), SHEETS["LS-3106"], layout=card_of(NAME, CODE))[1]

    assert PaperWarning(WarningKind.SMALL_CODE, "LS-3106") in report.warnings
    assert [one.kind for one in report.warnings].count(WarningKind.SMALL_CODE) == 1


@pytest.mark.parametrize("size", [(20, 20), (90, 20), (54, 25), (25, 60)], ids=str)
def test_a_label_too_small_for_a_code_has_the_name_and_that_is_told(size: tuple[int, int]) -> None:
    paper, report = printed(only(), card("small", *size))

    assert any("황영임" in line.replace(" ", "") for line in paper.lines(0))
    assert report.warnings[0] == PaperWarning(WarningKind.NO_CODE, "small")
    assert WarningKind.SHRUNK not in {one.kind for one in report.warnings}


def test_a_box_that_is_too_thin_to_be_seen_is_left_out() -> None:
    flat = [MarkElement(Box(5, 5, 5, 0)), TextElement(Box(5, 5, 0, 9), "{name}"), CODE]
    paper, _report = printed(only(), layout=card_of(*flat))

    assert paper.lines(0) == []


def test_a_back_is_printed_behind_its_front_when_the_paper_is_turned() -> None:
    layout = BadgeLayout("two", 99.1, 67.7, (BAND,), (replace(BAND, box=Box(0, 0, 30, 2)),))
    paper, report = printed(badges(9), start=3, layout=layout)
    front, back = ([x for x, *_rest in paper.rectangles(page)] for page in (0, 1))

    assert report.pages == 4
    assert front == [4.95, 106.05] * 3
    assert back == [pytest.approx(210 - x - 99.1, abs=0.02) for x in front]


def test_a_folded_card_has_its_back_upside_down_above_the_front() -> None:
    words = replace(NAME, text="{venue}", size=8, floor=8)
    layout = card_of(NAME, fold=Fold.TOP, back=(words,))
    sheet = BadgeSheet("tall", 60, 80, 1, 1, 60, 80)
    paper = printed(only(), sheet, layout=layout)[0]
    upside_down = paper.image(0).rotate(180)
    plain = printed(only(), BadgeSheet("low", 60, 40, 1, 1, 60, 40), layout=card_of(words))[0]

    assert paper.pages == 1
    half = upside_down.crop((0, upside_down.height // 2, *upside_down.size))
    assert dark(half) == pytest.approx(dark(plain.image(0)), abs=2)


def dark(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything dark."""
    box = image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


def test_braces_that_are_no_placeholder_are_printed_as_they_are() -> None:
    layout = card_of(replace(NAME, text="{x.__class__} {name} %s", size=8))

    assert printed(only(), layout=layout)[0].lines(0) == ["{x.__class__} 황영임 %s"]


def test_typed_lines_stay_lines_while_they_fit() -> None:
    words = replace(NAME, text="{name}\n\n에게 드립니다", size=12, lines=2)

    assert printed(only(), layout=card_of(words))[0].lines(0) == ["황영임", "에게 드립니다"]
    one = replace(words, lines=1)
    assert printed(only(), layout=card_of(one))[0].lines(0) == ["황영임 에게 드립니다"]


def test_pictures_are_written_once_and_whole() -> None:
    digest = AssetHash("0" * 64)
    layout = card_of(
        PictureElement(Box(0, 0, 10, 10), digest), LogoElement(Box(20, 0, 30, 10)), CODE
    )
    snapshot = replace(
        badges(8),
        host=replace(organisations()[0], logo=logo(300, 100)),
        pictures=((digest, logo(200, 400)),),
    )
    paper, report = printed(snapshot, layout=layout)

    assert report.warnings == ()
    assert paper.data.count(b"/Subtype /Image") == 4  # each with its transparency
    missing = printed(replace(snapshot, pictures=()), layout=layout)[1]
    assert [one.kind for one in missing.warnings] == [WarningKind.PICTURE]


def test_without_a_logo_the_host_is_named() -> None:
    layout = card_of(LogoElement(Box(5, 5, 50, 10)))
    paper = printed(replace(only(), host=organisations()[0]), layout=layout)[0]

    assert paper.lines(0) == ["경남사회적경제통합지원센터"]


def test_both_languages_give_the_name_and_the_category_twice() -> None:
    lines = printed(only(name_en="Hwang Yeong-im"), both=True)[0].lines(0)

    assert [line for line in lines if "황" in line or "Hwang" in line] == [
        "황영임",
        "Hwang Yeong-im",
    ]
    assert lines[-1] == "회장 · 토론자 Panellist"


@pytest.mark.parametrize("name", ["62x100", "62x75"])
def test_a_label_printer_gets_black_and_white_alone(name: str) -> None:
    for design in designs_for(SHEETS[name]):
        layout = design_on(design, SHEETS[name])
        paper = printed(only(), SHEETS[name], layout=layout)[0]
        content = paper.reader.pages[0].get_contents()
        assert content is not None
        stream = pypdf.generic.ContentStream(content, paper.reader)
        colours = {
            tuple(map(float, operands))
            for operands, operator in stream.operations
            if operator in {b"rg", b"RG", b"g", b"G"}
        }
        assert colours <= {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.0,)}


def test_marks_to_cut_along_stand_off_the_card_on_paper_around_it() -> None:
    paper = printed(only(), CARD_90X60, cut_marks=True)[0]
    box = paper.reader.pages[0].mediabox

    assert (round(float(box.width) / MM), round(float(box.height) / MM)) == (104, 74)
    assert len(lines_of(paper)) == 8
    for x0, y0, x1, y1 in lines_of(paper):
        assert not (6.5 < x0 < 97.5 and 6.5 < y0 < 67.5)
        assert x0 == x1 or y0 == y1


def test_marks_on_a_sheet_stand_in_its_margins_at_every_edge_of_a_label() -> None:
    found = lines_of(printed(only(), cut_marks=True)[0])

    assert sorted({x0 for x0, _y0, x1, _y1 in found if x0 == x1}) == [4.95, 104.05, 106.05, 205.15]
    assert {round(297 - y0, 2) for _x0, y0, _x1, y1 in found if y0 == y1} == {
        13.0, 80.7, 148.4, 216.1, 283.8
    }  # fmt: skip


def lines_of(paper: Print) -> list[tuple[float, float, float, float]]:
    """Straight lines of two points in millimetres."""
    content = paper.reader.pages[0].get_contents()
    assert content is not None
    operations = pypdf.generic.ContentStream(content, paper.reader).operations
    return [
        tuple(round(float(value) / MM, 2) for value in (*start[0], *end[0]))  # type: ignore[misc]
        for start, end, paint in zip(operations, operations[1:], operations[2:], strict=False)
        if (start[1], end[1], paint[1]) == (b"m", b"l", b"S")
    ]
