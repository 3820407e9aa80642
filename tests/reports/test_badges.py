import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdf
import pytest
import zxingcpp
from PIL import Image

from eventapp.domain.badge_designs import DESIGNS, design_on, designs_for
from eventapp.domain.badge_layouts import (
    BadgeLayout,
    BandElement,
    Box,
    CodeElement,
    Fold,
    LogoElement,
    PictureElement,
    TextElement,
)
from eventapp.domain.documents import BadgeSnapshot
from eventapp.domain.ids import AssetHash
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Cancelled
from eventapp.domain.sheets import CARD_90X60, LS_3114, SHEETS, BadgeSheet
from reports import badges as document
from reports.result import PaperWarning, Report, Source, WarningKind
from reports.styles import contrast_on_white, readable
from reports.styles.badge import BADGE
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import (
    HOSTILE,
    badge,
    badges,
    event,
    hostile_badges,
    logo,
    organisations,
)

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
SAMPLE = (LS_3114, SHEETS["LS-3105"], SHEETS["54x86"])
"""A usual sheet, one with low and narrow labels, and a card that is higher than wide."""


def printed(
    snapshot: BadgeSnapshot,
    sheet: BadgeSheet = LS_3114,
    language: Language = KOREAN,
    *,
    start: int = 1,
    layout: BadgeLayout | None = None,
    both: bool = False,
    cut_marks: bool = False,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(
        snapshot,
        out,
        sheet=sheet,
        layout=layout,
        language=language,
        both=both,
        start=start,
        cut_marks=cut_marks,
    )
    return Print(out.getvalue()), report


def only(**changes: str) -> BadgeSnapshot:
    one = badge(1, "황영임", "", "경남자활기업협회", "회장")
    return BadgeSnapshot(event(), (replace(one, **changes),))  # type: ignore[arg-type] # all are texts


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("design", ["band", "bilingual"])
def test_badges_read_as_they_always_did(design: str, language: Language) -> None:
    paper, report = printed(badges(16), language=language, layout=design_on(design, LS_3114))

    assert report.pages == paper.pages == 2
    assert_golden(paper, f"badges-{design}-{language.value}")


@pytest.mark.parametrize(
    ("design", "sheet"),
    [
        pytest.param(name, sheet, id=f"{name}-{sheet.name}")
        for sheet in SAMPLE
        for name in designs_for(sheet)
    ],
)
def test_two_readers_read_every_code_as_a_label_printer_puts_it_on_paper(
    design: str, sheet: BadgeSheet
) -> None:
    snapshot = badges(min(8, sheet.labels))
    paper = printed(snapshot, sheet, layout=design_on(design, sheet))[0]
    pictures = list(labels(paper, sheet, len(snapshot.badges)))

    first = [found.text for each in pictures if (found := zxingcpp.read_barcode(each))]
    second = [cv2.QRCodeDetector().detectAndDecode(each)[0] for each in pictures]

    assert first == second == [one.code for one in snapshot.badges]


def labels(paper: Print, sheet: BadgeSheet, count: int, dpi: int = 150) -> Iterator[np.ndarray]:
    """The labels of the first page as pictures, black and white as a cheap printer has them."""
    page = paper.image(0, dpi).convert("L").point(lambda value: 255 if value > 127 else 0)
    for place in range(1, count + 1):
        x, y = sheet.corner(place)
        left, right = round(x * dpi / 72), round((x + sheet.label[0]) * dpi / 72)
        top = page.height - round((y + sheet.label[1]) * dpi / 72)
        yield np.asarray(page.crop((left, top, right, page.height - round(y * dpi / 72))))


def bands(paper: Print, page: int, sheet: BadgeSheet) -> list[tuple[float, float]]:
    """Left and upper edges of the labels on a page, measured by their bands, from the top left."""
    return [
        (x, round(sheet.height - y - h, 1))
        for x, y, w, h in paper.rectangles(page)
        if w == sheet.label_width
    ]


def test_labels_stand_where_the_sheet_has_them() -> None:
    paper = printed(badges(10))[0]

    assert bands(paper, 0, LS_3114) == [
        (x, y) for y in (13.0, 80.7, 148.4, 216.1) for x in (4.95, 106.05)
    ]
    assert bands(paper, 1, LS_3114) == [(4.95, 13.0), (106.05, 13.0)]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_label_of_every_sheet_is_met_to_a_tenth_of_a_millimetre(sheet: BadgeSheet) -> None:
    band = BandElement(Box(0, 0, sheet.label_width, sheet.label_height))
    layout = BadgeLayout("full", sheet.label_width, sheet.label_height, (band,), (band,))
    for right, down in ((0.0, 0.0), (0.7, -0.4)):
        paper = printed(badges(sheet.labels), sheet.shifted(right, down), layout=layout)[0]
        front = [(x, sheet.height - y - h) for x, y, _w, h in paper.rectangles(0)]
        back = [(x, sheet.height - y - h) for x, y, _w, h in paper.rectangles(1)]
        lefts = [sheet.left + column * sheet.pitch_x for column in range(sheet.columns)]
        tops = [sheet.top + row * sheet.pitch_y for row in range(sheet.rows)]
        turned = [sheet.width - left - sheet.label_width for left in lefts]
        for found, across in ((front, lefts), (back, turned)):
            expected = [(left + right, top + down) for top in tops for left in across]
            assert np.array(found) == pytest.approx(np.array(expected), abs=0.1)


def test_a_begun_sheet_is_used_up_from_its_first_free_label() -> None:
    paper, report = printed(badges(4), start=6)

    assert report.pages == 2
    assert bands(paper, 0, LS_3114) == [(106.05, 148.4), (4.95, 216.1), (106.05, 216.1)]
    assert bands(paper, 1, LS_3114) == [(4.95, 13.0)]


@pytest.mark.parametrize("start", [0, 9, -1])
def test_a_label_the_sheet_does_not_have_is_refused(start: int) -> None:
    with pytest.raises(ValueError, match="LS-3114"):
        printed(badges(1), start=start)


def test_cards_are_one_a_page_in_their_own_size() -> None:
    paper = printed(badges(3), CARD_90X60)[0]
    box = paper.reader.pages[2].mediabox

    assert paper.pages == 3
    assert (round(float(box.width) / MM, 1), round(float(box.height) / MM, 1)) == (90.0, 60.0)


def test_nobody_to_print_gives_one_empty_page() -> None:
    paper, report = printed(BadgeSnapshot(event(), ()))

    assert report == Report(1, ())
    assert paper.text() == "--- 1\n"


def test_the_same_badges_give_the_same_bytes() -> None:
    for design in DESIGNS:
        layout = design_on(design, LS_3114)
        snapshot = replace(badges(16), host=replace(organisations()[0], logo=logo(600, 120)))
        first, second = (printed(snapshot, layout=layout)[0].data for _ in range(2))
        assert first == second


def ink(paper: Print, sheet: BadgeSheet) -> tuple[float, float]:
    """Left and right ends of everything dark on the first label below its band and title, in mm."""
    image = paper.image(0, 254).convert("L")
    x0, y0 = sheet.corner(1)
    top = image.height - (y0 + sheet.label[1]) / MM * 10
    label = image.crop(
        (
            round(x0 / MM * 10),
            round(top + 40),
            image.width,
            round(top + sheet.label[1] / MM * 10),
        )
    )
    box = label.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box[0] / 10, box[2] / 10


@pytest.mark.parametrize("sheet", SAMPLE, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize(
    "name",
    [
        "김",
        "황영임",
        "Maximiliana Kowalczyk-Andersen",
        "W" * 40,
        "가" * 20_000,
        "낱말 " * 500,
        "선우 용여 마리아 테레사",
        "i" * 60,
    ],
    ids=lambda name: name[:12],
)
def test_no_name_leaves_its_label(name: str, sheet: BadgeSheet) -> None:
    left, right = ink(printed(only(name=name), sheet)[0], sheet)

    assert left >= 3.2
    assert right <= sheet.label_width - 3.2


def sizes(paper: Print, page: int = 0) -> list[float]:
    content = paper.reader.pages[page].get_contents()
    assert content is not None
    stream = pypdf.generic.ContentStream(content, paper.reader)
    return [float(operands[1]) for operands, operator in stream.operations if operator == b"Tf"]


def test_a_short_name_is_as_large_as_its_place() -> None:
    layout = design_on("band", LS_3114)
    [name] = [one for one in layout.front if isinstance(one, TextElement) and one.text == "{name}"]

    assert max(sizes(printed(only())[0])) == name.size == 56.4


def test_a_name_of_two_words_breaks_between_them() -> None:
    paper = printed(only(name="Maximiliana Kowalczyk-Andersen"))[0]

    assert paper.lines(0)[2:4] == ["Maximiliana", "Kowalczyk-Andersen"]


def test_a_word_too_long_is_broken_and_reported_with_whose_it_is() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorffabcdef"
    paper, report = printed(only(name=name))

    assert report.warnings == (
        PaperWarning(WarningKind.BROKEN, name, source=Source(Kind.ATTENDEE, 2)),
    )
    assert max(sizes(paper)) >= BADGE.read_from_afar


def test_a_name_beyond_two_lines_is_cut_and_reported_as_small() -> None:
    paper, report = printed(only(name="가나다라 " * 40))

    assert [warning.kind for warning in report.warnings] == [WarningKind.CUT, WarningKind.SHRUNK]
    assert sizes(paper).count(12.0) == 2
    assert any(line.endswith("…") for line in paper.lines(0))


def test_a_name_that_is_not_read_from_two_metres_is_reported_once_it_is_that_small() -> None:
    def kinds(letters: int) -> list[WarningKind]:
        return [one.kind for one in printed(only(name="W" * letters))[1].warnings]

    assert [kinds(letters) for letters in (16, 20, 30, 36, 60)] == [
        [],
        [WarningKind.SHRUNK],
        [WarningKind.BROKEN],
        [WarningKind.BROKEN, WarningKind.SHRUNK],
        [WarningKind.CUT, WarningKind.SHRUNK],
    ]


def test_an_organisation_has_three_lines_and_no_more() -> None:
    paper, report = printed(only(organisation="경남 협동조합 협의회 " * 30))

    assert [warning.kind for warning in report.warnings] == [WarningKind.CUT]
    assert sum("협동조합" in line for line in paper.lines(0)) == 3


def test_the_position_gives_way_to_the_category() -> None:
    paper, report = printed(
        only(position="국제협력 담당 선임 연구위원 겸 부본부장 " * 2, category="토론자")
    )
    last = paper.lines(0)[-1]

    assert last.startswith("국제협력")
    assert last.endswith("… · 토론자")
    assert [warning.kind for warning in report.warnings] == [WarningKind.CUT]


def test_english_prints_the_english_name_and_category() -> None:
    paper = printed(only(name="이 봄", name_en="Lee Bom"), language=ENGLISH)[0]

    assert "Lee Bom" in paper.lines(0)
    assert "회장 · Panellist" in paper.lines(0)


def test_letters_no_font_has_are_replaced_visibly_and_reported() -> None:
    paper, report = printed(only(name="Łukasz 👍🏽", organisation="Dvořák 1⋅2\u00a0\u200b3"))

    assert report.warnings == (
        PaperWarning(WarningKind.REPLACED, "Łukasz □", "👍🏽", Source(Kind.ATTENDEE, 2)),
        PaperWarning(WarningKind.REPLACED, "Dvorák 1·2 3", "ř", Source(Kind.ATTENDEE, 2)),
    )
    assert "Łukasz □" in paper.text()
    assert "Dvorák 1·2 3" in paper.text()


@pytest.mark.parametrize("design", DESIGNS)
def test_hostile_texts_are_literal_and_every_code_still_reads(design: str) -> None:
    snapshot = hostile_badges()
    for sheet in (LS_3114, SHEETS["62x100"]):
        paper, report = printed(snapshot, sheet, ENGLISH, layout=design_on(design, sheet))
        read = [code for page in range(paper.pages) for code in paper.codes(page)]
        assert report.pages == paper.pages
        assert sorted(read) == sorted(one.code for one in snapshot.badges)
    text = paper.text()
    assert "root:" not in text
    for literal in HOSTILE[1:5]:
        assert literal in text


@pytest.mark.parametrize("at", [0, 16, 80])
def test_cancelling_leaves_nothing_behind(tmp_path: Path, at: int) -> None:
    def progress(done: int, total: int) -> None:
        assert total == 80
        if done == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        document.render(
            badges(80), tmp_path / "b.pdf", sheet=LS_3114, language=KOREAN, progress=progress
        )

    assert list(tmp_path.iterdir()) == []


def test_a_page_of_eight_adds_at_most_eight_kilobytes() -> None:
    # The names repeat, so that the larger run needs no further letters in its fonts.
    snapshot = badges(80)
    twice = replace(snapshot, badges=snapshot.badges * 2)

    assert len(printed(twice)[0].data) - len(printed(snapshot)[0].data) <= 10 * 8 * 1024


def test_the_band_and_the_word_have_the_category_colour_dark_enough_to_read() -> None:
    colour = readable("#FFC93C")
    image = printed(only(category_colour="#FFC93C"))[0].image(0, 72)
    x, y = LS_3114.corner(1)
    spot = round(x + 100), round(image.height - y - LS_3114.label[1] + 3)

    assert contrast_on_white(colour) >= 4.5
    assert "#{:02X}{:02X}{:02X}".format(*image.getpixel(spot)) == colour  # type: ignore[misc] # an RGB pixel


@pytest.mark.parametrize(
    ("language", "said"), [(KOREAN, "사진 촬영 거부"), (ENGLISH, "No photographs")]
)
@pytest.mark.parametrize("sheet", [LS_3114, CARD_90X60], ids=lambda sheet: sheet.name)
def test_who_refused_to_be_photographed_wears_a_mark_in_words_beside_the_title(
    sheet: BadgeSheet, language: Language, said: str
) -> None:
    one = badge(1, "황영임", "", "경남자활기업협회", "회장")
    paper = printed(BadgeSnapshot(event(), (one, replace(one, photograph=False))), sheet, language)

    assert paper[0].text().count(said) == 1


@pytest.mark.parametrize("sheet", SAMPLE, ids=lambda sheet: sheet.name)
def test_every_design_has_a_place_for_that_mark(sheet: BadgeSheet) -> None:
    one = badge(1, "황영임", "", "경남자활기업협회", "회장")
    for design in designs_for(sheet):
        layout = design_on(design, sheet)
        plain, marked = (
            printed(BadgeSnapshot(event(), (replace(one, photograph=seen),)), sheet, layout=layout)
            for seen in (True, False)
        )
        assert circles(marked[0]) == circles(plain[0]) + 2


def circles(paper: Print) -> int:
    """How many closed curves of four arcs are on the first page, but for rounded corners."""
    content = paper.reader.pages[0].get_contents()
    assert content is not None
    stream = pypdf.generic.ContentStream(content, paper.reader)
    names = [operator for _operands, operator in stream.operations]
    return sum(names[at : at + 5] == [b"m", b"c", b"c", b"c", b"c"] for at in range(len(names)))


# Layouts of one's own


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
