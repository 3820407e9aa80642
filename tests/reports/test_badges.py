from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdf
import pytest
import zxingcpp

from eventapp.domain.badge_designs import DESIGNS, design_on, designs_for
from eventapp.domain.badge_layouts import (
    BadgeLayout,
    BandElement,
    Box,
    TextElement,
)
from eventapp.domain.documents import BadgeSnapshot
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Cancelled
from eventapp.domain.sheets import CARD_90X60, LS_3114, SHEETS, BadgeSheet
from reports import badges as document
from reports.result import PaperWarning, Report, Source, WarningKind
from reports.styles import contrast_on_white, readable
from reports.styles.badge import BADGE
from tests.reports.badges import ENGLISH, KOREAN, SAMPLE, only, printed, sizes
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
    paper, report = printed(only(name="Łukasz 👍🏽", organisation="Dvořák क 1⋅2\u00a0\u200b3"))

    assert report.warnings == (
        PaperWarning(WarningKind.REPLACED, "Łukasz □", "👍🏽", Source(Kind.ATTENDEE, 2)),
        PaperWarning(WarningKind.REPLACED, "Dvořák □ 1·2 3", "क", Source(Kind.ATTENDEE, 2)),
    )
    assert "Łukasz □" in paper.text()
    assert "Dvořák □ 1·2 3" in paper.text()


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
