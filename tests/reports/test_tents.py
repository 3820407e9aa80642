import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eventapp.domain.ids import PersonId
from eventapp.domain.kinds import Kind, Language, Paper
from eventapp.domain.progress import Cancelled
from eventapp.domain.tents import TentCard, TentSnapshot
from reports import tents as document
from reports.result import Report, Source, WarningKind
from reports.styles import MM
from reports.styles.tent import TENT
from tests.reports.reading import Print, assert_golden
from tests.reports.snapshots import HOSTILE, event

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
PANEL = "논찬: 공기업과 사회적경제가 나아갈 방향"
CHAIR = TentCard(
    name="배중철",
    name_en="Bae Jung-cheol",
    position="경남본부장",
    position_en="Director",
    organisation="한국교통안전공단 경남본부",
    organisation_en="Korea Transportation Safety Authority",
    moderator=True,
    seat=1,
    occasion=PANEL,
    occasion_en="Panel: where public enterprises and the social economy should go",
    person=PersonId(7),
)
PANELLIST = TentCard("황영임", "", "회장", "", "경남자활기업협회", "", seat=2, occasion=PANEL)
GUEST = TentCard("김 솔", "Kim Sol", "", "", "", "")
FORTY = "Maximiliana Wolfeschlegelsteinhausenberg"


def printed(
    *cards: TentCard, language: Language = KOREAN, paper: Paper = Paper.A4, both: bool = False
) -> tuple[Print, Report]:
    out = io.BytesIO()
    snapshot = TentSnapshot(event(), cards)
    report = document.render(snapshot, out, paper=paper, language=language, both=both)
    return Print(out.getvalue()), report


@pytest.mark.parametrize("way", ["ko", "en", "both"])
def test_the_cards_read_as_they_always_did(way: str) -> None:
    language = ENGLISH if way == "en" else KOREAN

    paper, report = printed(CHAIR, PANELLIST, GUEST, language=language, both=way == "both")

    assert report == Report(3, ())
    assert_golden(paper, f"tents-{way}")


def test_the_same_cards_give_the_same_bytes_with_their_fonts() -> None:
    paper = printed(CHAIR, GUEST)[0]

    assert paper.data == printed(CHAIR, GUEST)[0].data
    assert set(paper.fonts().values()) == {True}


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
def test_a_card_looks_the_same_from_both_sides(paper: Paper) -> None:
    image = printed(CHAIR, paper=paper)[0].image(0, 72).convert("L")
    high = TENT.face * image.height / TENT.height
    bottom = image.height - high * 3, image.height - high * 2, image.height - high
    inside = image.width * 0.05, image.width * 0.95
    back = image.crop((int(inside[0]), round(bottom[0]) + 2, int(inside[1]), round(bottom[1]) - 2))
    front = image.crop((int(inside[0]), round(bottom[1]) + 2, int(inside[1]), round(bottom[2]) - 2))

    dark = [sum(pixel < 128 for pixel in half.tobytes()) for half in (back, front)]
    turned = back.rotate(180)
    ends = [half.point(lambda value: 255 * (value < 128)).getbbox() for half in (turned, front)]

    assert dark[0] == pytest.approx(dark[1], rel=0.03)
    assert dark[0] > 0.1 * back.width * back.height
    assert ends[0] == pytest.approx(ends[1], abs=2)


def test_a_korean_name_of_three_syllables_fills_the_card() -> None:
    sizes = [size for _x, _y, size in printed(PANELLIST)[0].baselines(0)]

    assert max(sizes) > 140


def test_who_is_in_the_chair_is_said_so_and_where_everybody_sits() -> None:
    paper = printed(CHAIR, PANELLIST)[0]

    assert "한국교통안전공단 경남본부 · 경남본부장 (좌장)" in paper.lines(0)
    assert "자리 1" in paper.lines(0)
    assert "경남자활기업협회 · 회장" in paper.lines(1)
    assert "자리 2" in paper.lines(1)
    assert "자리" not in printed(GUEST)[0].text()


def test_names_that_cannot_be_read_from_afar_are_reported_with_whom_they_belong_to() -> None:
    long = replace(CHAIR, name=FORTY, name_en="")

    paper, report = printed(long)

    assert [(one.kind, one.source) for one in report.warnings] == [
        (WarningKind.SHRUNK, Source(Kind.PERSON, 7))
    ]
    assert paper.lines(0).count("Wolfeschlegelsteinhausenberg") == 2


def test_a_name_no_card_holds_is_cut_and_reported() -> None:
    kinds = {one.kind for one in printed(replace(CHAIR, name="W" * 300))[1].warnings}

    assert kinds == {WarningKind.CUT, WarningKind.SHRUNK}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_no_text_leaves_its_card(text: str) -> None:
    paper = printed(TentCard(text, text, text, text, text, text, occasion=text), both=True)[0]

    image = paper.image(0, 72).convert("L").point(lambda value: 255 * (value < 128))
    margin = round(TENT.side) - 2
    for left in (0, image.width - margin):
        # At the edges there are the marks to fold at alone.
        edge = image.crop((left, 0, left + margin, image.height))
        for y in _dark_rows(edge.tobytes(), margin):
            from_below = image.height - y
            assert min(abs(from_below - band * TENT.face) for band in (1, 2, 3)) < 2


def test_markup_in_a_name_is_printed_as_it_was_typed() -> None:
    lines = printed(replace(GUEST, name="<b>Kim</b> a&b %s {x}"))[0].lines(0)

    assert " ".join(lines).count("<b>Kim</b>") == 2


def test_without_anybody_there_is_an_empty_sheet() -> None:
    paper, report = printed()

    assert report == Report(1, ())
    assert paper.lines(0) == []


def test_the_sheet_is_the_paper_chosen() -> None:
    sizes = [printed(GUEST, paper=paper)[0].reader.pages[0].mediabox for paper in document.PAPERS]

    assert [(round(size.width / MM), round(size.height / MM)) for size in sizes] == [
        (210, 297),
        (297, 420),
    ]


def test_stopping_leaves_no_file_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    out = tmp_path / "tents.pdf"
    snapshot = TentSnapshot(event(), (CHAIR, GUEST))
    with pytest.raises(Cancelled):
        document.render(snapshot, out, language=KOREAN, progress=stop)

    assert list(tmp_path.iterdir()) == []


def _dark_rows(pixels: bytes, width: int) -> Iterator[int]:
    for start in range(0, len(pixels), width):
        if any(pixels[start : start + width]):
            yield start // width
