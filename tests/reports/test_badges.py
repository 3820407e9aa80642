import io
from dataclasses import replace
from pathlib import Path

import pytest

from eventapp.domain.documents import BadgeSnapshot
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Cancelled
from eventapp.domain.sheets import CARD_90X60, LS_3114, SHEETS, BadgeSheet
from reports import badges as document
from reports.result import PaperWarning, Report, WarningKind
from reports.styles import contrast_on_white, readable
from reports.styles.badge import BADGE
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import HOSTILE, badge, badges, event, hostile_badges

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH


def printed(
    snapshot: BadgeSnapshot,
    sheet: BadgeSheet = LS_3114,
    language: Language = KOREAN,
    start: int = 1,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(snapshot, out, sheet=sheet, language=language, start=start)
    return Print(out.getvalue()), report


def only(**changes: str) -> BadgeSnapshot:
    one = badge(1, "황영임", "", "경남자활기업협회", "회장")
    return BadgeSnapshot(event(), (replace(one, **changes),))  # type: ignore[arg-type] # all are texts


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_badges_read_as_they_always_did(sheet: BadgeSheet, language: Language) -> None:
    paper, report = printed(badges(16), sheet, language)

    assert report.pages == paper.pages == 16 // sheet.labels
    assert_golden(paper, f"badges-{sheet.name}-{language.value}")


@pytest.mark.parametrize(("sheet", "count"), [(LS_3114, 80), (CARD_90X60, 16)])
def test_every_code_on_the_paper_is_read_back(sheet: BadgeSheet, count: int) -> None:
    snapshot = badges(count)
    paper = printed(snapshot, sheet)[0]

    read = [code for page in range(paper.pages) for code in paper.codes(page)]

    assert read == [one.code for one in snapshot.badges]


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


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_same_badges_give_the_same_bytes(sheet: BadgeSheet) -> None:
    assert printed(badges(16), sheet)[0].data == printed(badges(16), sheet)[0].data


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_code_is_twenty_millimetres_with_white_around_it(sheet: BadgeSheet) -> None:
    dpi = 254
    module = BADGE.qr / MM / 25
    # The longest texts there are stand beside it.
    image = printed(only(organisation="가" * 500, position="나" * 500), sheet)[0].image(0, dpi)
    x0, y0 = sheet.corner(1)
    right = (x0 + sheet.label[0] - BADGE.margin) / MM * 10
    bottom = image.height - (y0 + BADGE.bottom) / MM * 10
    side, quiet = BADGE.qr / MM * 10, 4 * module * 10

    outer = image.convert("L").crop(
        (
            round(right - side - quiet),
            round(bottom - side - quiet),
            round(right + quiet),
            round(bottom + quiet),
        )
    )
    inner = outer.crop(
        (round(quiet), round(quiet), round(quiet + side), round(quiet + side))
    ).point(lambda value: 255 if value < 128 else 0)
    dark = inner.getbbox()
    outer.paste(
        255, (round(quiet) - 1, round(quiet) - 1, round(quiet + side) + 1, round(quiet + side) + 1)
    )

    assert side >= 200
    assert dark is not None
    assert min(dark[2] - dark[0], dark[3] - dark[1]) >= 200
    assert outer.getextrema() == (255, 255)


def ink(paper: Print, sheet: BadgeSheet) -> tuple[float, float]:
    """Left and right ends of everything dark on the first label below its band, in mm."""
    image = paper.image(0, 254).convert("L")
    x0, y0 = sheet.corner(1)
    top = image.height - (y0 + sheet.label[1]) / MM * 10
    label = image.crop(
        (
            round(x0 / MM * 10),
            round(top + BADGE.band / MM * 10) + 3,
            image.width,
            round(top + sheet.label[1] / MM * 10),
        )
    )
    box = label.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box[0] / 10, box[2] / 10


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
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

    assert left >= BADGE.margin / MM - 0.5
    assert right <= sheet.label_width - BADGE.margin / MM + 0.5


def sizes(paper: Print, page: int = 0) -> list[float]:
    content = paper.reader.pages[page].get_contents()
    assert content is not None
    import pypdf  # noqa: PLC0415 - only this helper reads operators

    stream = pypdf.generic.ContentStream(content, paper.reader)
    return [float(operands[1]) for operands, operator in stream.operations if operator == b"Tf"]


def test_a_short_name_is_as_large_as_a_name_may_be() -> None:
    assert max(sizes(printed(only())[0])) == BADGE.name_max


def test_a_name_of_two_words_breaks_between_them() -> None:
    paper = printed(only(name="Maximiliana Kowalczyk-Andersen"))[0]

    assert paper.lines(0)[1:3] == ["Maximiliana", "Kowalczyk-Andersen"]


def test_a_word_too_long_is_broken_and_reported_but_never_below_the_floor() -> None:
    paper, report = printed(only(name="Wolfeschlegelsteinhausenbergerdorffabcdef"))

    assert report.warnings == (
        PaperWarning(WarningKind.BROKEN, "Wolfeschlegelsteinhausenbergerdorffabcdef"),
    )
    assert max(sizes(paper)) >= BADGE.name_floor


def test_a_name_beyond_two_lines_is_cut_and_reported() -> None:
    paper, report = printed(only(name="가나다라 " * 40))

    assert [warning.kind for warning in report.warnings] == [WarningKind.CUT]
    assert max(sizes(paper)) == BADGE.name_floor
    assert any(line.endswith("…") for line in paper.lines(0))


def test_an_organisation_has_three_lines_and_no_more() -> None:
    paper, report = printed(only(organisation="경남 협동조합 협의회 " * 30))

    assert [warning.kind for warning in report.warnings] == [WarningKind.CUT]
    assert sum("협동조합" in line for line in paper.lines(0)) == 3


def test_the_position_gives_way_to_the_category() -> None:
    paper, report = printed(
        only(position="국제협력 담당 선임 연구위원 겸 부본부장", category="토론자")
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
        PaperWarning(WarningKind.REPLACED, "Łukasz □", "👍🏽"),
        PaperWarning(WarningKind.REPLACED, "Dvorák 1·2 3", "ř"),
    )
    assert "Łukasz □" in paper.text()
    assert "Dvorák 1·2 3" in paper.text()


def test_hostile_texts_are_literal_and_every_code_still_reads() -> None:
    snapshot = hostile_badges()
    for sheet in SHEETS.values():
        for language in Language:
            paper, report = printed(snapshot, sheet, language)
            read = [code for page in range(paper.pages) for code in paper.codes(page)]
            assert report.pages == paper.pages
            assert read == [one.code for one in snapshot.badges]
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


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize(
    ("language", "said"), [(KOREAN, "사진 촬영 거부"), (ENGLISH, "No photographs")]
)
def test_who_refused_to_be_photographed_wears_a_mark_beside_a_narrower_title(
    sheet: BadgeSheet, language: Language, said: str
) -> None:
    one = badge(1, "황영임", "", "경남자활기업협회", "회장")
    snapshot = BadgeSnapshot(event(), (one, replace(one, photograph=False)))
    paper, report = printed(snapshot, sheet, language)

    assert paper.text().count(said) == 1
    # Beside the mark the long English title does not fit on the smaller card, and that is said.
    cut = sheet.name == "90x60" and language is ENGLISH
    assert [warning.kind for warning in report.warnings] == [WarningKind.CUT] * cut
    assert printed(BadgeSnapshot(event(), (one,)), sheet, language)[1].warnings == ()
    codes = [code for page in range(paper.pages) for code in paper.codes(page)]
    assert codes == [one.code, one.code]
