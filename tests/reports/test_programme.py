import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from eventapp.domain.documents import Picture, ProgrammeSnapshot
from eventapp.domain.errors import CannotWriteFile
from eventapp.domain.kinds import Language, Paper, SessionKind
from eventapp.domain.progress import Cancelled
from reports.booklet import programme
from reports.result import PaperWarning, Report, WarningKind
from reports.styles import BASELINE, page_style
from tests.reports.reading import Print, assert_golden, dictionary
from tests.reports.snapshots import (
    HOSTILE,
    empty,
    hostile_programme,
    organisations,
    rich,
    session,
    sparse,
    workshop,
)

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
PAPERS = (Paper.A4, Paper.A5)


def printed(
    snapshot: ProgrammeSnapshot, paper: Paper = Paper.A5, language: Language = KOREAN
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = programme.render(snapshot, out, paper=paper, language=language)
    return Print(out.getvalue()), report


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_workshop_reads_as_it_always_did(paper: Paper, language: Language) -> None:
    booklet, report = printed(workshop(), paper, language)

    assert report == Report(booklet.pages, ())
    assert_golden(booklet, f"programme-{paper.value}-{language.value}")


@pytest.mark.parametrize("paper", PAPERS)
def test_two_days_with_biographies_and_logos_read_as_they_always_did(paper: Paper) -> None:
    booklet, report = printed(rich(), paper)

    assert report.pages == booklet.pages
    assert {warning.kind for warning in report.warnings} == {WarningKind.MISSING}
    assert_golden(booklet, f"programme-rich-{paper.value}-ko")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_snapshot_gives_the_same_bytes(paper: Paper, language: Language) -> None:
    assert printed(rich(), paper, language)[0].data == printed(rich(), paper, language)[0].data


def test_two_threads_may_print_at_once() -> None:
    alone = printed(rich())[0].data

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: printed(rich())[0].data, range(8)))

    assert together == [alone] * 8


def test_every_font_is_an_embedded_subset() -> None:
    fonts = printed(rich())[0].fonts()

    assert set(fonts.values()) == {True}
    assert {name.split("+")[1] for name in fonts} == {"NotoSansKR-Regular", "NotoSansKR-Bold"}


@pytest.mark.parametrize(
    ("language", "title"),
    [(KOREAN, workshop().event.title), (ENGLISH, workshop().event.title_en)],
)
def test_the_file_knows_its_title_and_language(language: Language, title: str) -> None:
    reader = printed(workshop(), language=language)[0].reader

    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert str(dictionary(reader.trailer["/Root"])["/Lang"]) == language.value


def test_sections_and_talks_are_in_the_outline() -> None:
    talks = [one.title for one in workshop().sessions if one.abstract]

    assert printed(workshop())[0].outline() == [
        (0, "표지"),
        (0, "차례"),
        (0, "프로그램"),
        (0, "발표와 토론"),
        *((1, title) for title in talks),
        (1, "논찬: 공기업과 사회적경제가 나아갈 방향"),
        (0, "함께하는 분들"),
        (0, "함께하는 기관"),
        (1, "주최"),
        (1, "후원"),
        (0, "뒤표지"),
    ]


def test_sections_without_content_are_left_out() -> None:
    assert [title for _, title in printed(sparse())[0].outline()] == [
        "표지",
        "프로그램",
        "함께하는 분들",
        "뒤표지",
    ]
    assert printed(empty())[0].outline() == [(0, "표지"), (0, "뒤표지")]


def test_english_falls_back_to_korean_where_nothing_else_was_given() -> None:
    text = printed(workshop(), language=ENGLISH)[0].text()

    assert "Lee Eun-kyung, Team leader, Gyeongnam Community Chest" in text
    assert "김성규, 본부장, 중소벤처기업진흥공단 경남본부" in text


@pytest.mark.parametrize("paper", PAPERS)
def test_page_numbers_stand_outside_and_margins_face_each_other(paper: Paper) -> None:
    style = page_style(paper)
    booklet = printed(workshop(), paper)[0]

    left, right = (min(x for x, _, _ in booklet.baselines(page)) for page in (1, 2))
    folios = [min(booklet.baselines(page), key=lambda line: line[1]) for page in (1, 2)]

    assert (round(left, 2), round(right, 2)) == (round(style.outer, 2), round(style.inner, 2))
    assert style.inner > style.outer
    assert folios[0][0] == pytest.approx(style.outer)
    assert folios[1][0] > style.width - style.outer - 2 * style.small


@pytest.mark.parametrize("paper", PAPERS)
def test_running_text_stands_on_one_baseline_grid_on_every_page(paper: Paper) -> None:
    style = page_style(paper)
    booklet = printed(workshop(), paper)[0]
    first = style.height - style.top - (1 - BASELINE) * style.grid

    steps = [
        (first - y) / style.grid
        for page in range(1, booklet.pages - 1)
        for _, y, size in booklet.baselines(page)
        if size == pytest.approx(style.body) and y > 2 * style.foot
    ]
    # The people under a talk's title stand on half a line, as the head of a talk does.
    assert {round(step % 1, 2) % 1 for step in steps} == {0.0, 0.5}
    assert sum(round(step % 1, 2) % 1 == 0 for step in steps) > 0.8 * len(steps)


def long_day(rows: int) -> ProgrammeSnapshot:
    talks = [one for one in workshop().sessions if one.kind is SessionKind.TALK]
    shown = [replace(talks[i % 4], start=600 + i, end=601 + i, abstract="") for i in range(rows)]
    return replace(workshop(), sessions=tuple(shown), organisations=())


@pytest.mark.parametrize("before", range(6))
def test_no_row_is_divided_and_no_heading_ends_a_page(before: int) -> None:
    snapshot = long_day(40)
    openings = tuple(session(90 + i, SessionKind.OPENING, "개회", 500, 5) for i in range(before))
    booklet = printed(replace(snapshot, sessions=(*openings, *snapshot.sessions)))[0]
    last = next(
        page for page in range(1, booklet.pages) if "함께하는 분들" in booklet.lines(page)[2:]
    )

    for page in range(1, last):
        body = [line for line in booklet.lines(page) if line != str(page + 1)]
        labels = [index for index, line in enumerate(body) if "발표 " in line]
        assert labels
        # The time's line carries the label; title and person follow on the same page.
        assert labels[-1] <= len(body) - 3, (page, body[-4:])


def test_a_missing_logo_is_a_text_mark_and_a_broken_one_is_reported() -> None:
    broken = replace(organisations()[0], logo=Picture(b"GIF89a", 10, 10))
    booklet, report = printed(replace(workshop(), organisations=(broken,)))

    assert report.warnings == (PaperWarning(WarningKind.PICTURE, "경남사회적경제통합지원센터"),)
    assert "경남사회적경제통합지원센터" in booklet.text()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(("paper", "language"), [(Paper.A4, ENGLISH), (Paper.A5, KOREAN)])
def test_hostile_texts_are_printed_as_text(text: str, paper: Paper, language: Language) -> None:
    booklet, report = printed(hostile_programme(text), paper, language)

    assert report.pages == booklet.pages
    assert "root:" not in booklet.text()


def test_a_cover_names_whom_it_can_and_reports_the_rest() -> None:
    many = tuple(
        replace(organisations()[2], name=f"후원 기관 {number:03}") for number in range(200)
    )
    booklet, report = printed(replace(workshop(), organisations=many))
    cover = booklet.text().split("--- 2")[0]
    named = [one.name for one in many if one.name in cover]

    assert 20 < len(named) < 100
    assert sorted(warning.subject for warning in report.warnings) == [
        one.name for one in many if one.name not in named
    ]
    assert named == [one.name for one in many[: len(named)]]
    assert "알베르트 아인슈타인" in cover


def test_markup_and_templates_are_literal() -> None:
    for text in HOSTILE[1:5]:
        assert text in printed(hostile_programme(text))[0].text()


def test_a_title_of_twenty_thousand_letters_is_cut_and_reported() -> None:
    snapshot = workshop()
    first = replace(snapshot.sessions[4], title="가" * 20_000)
    _, report = printed(replace(snapshot, sessions=(first,)))

    assert {warning.kind for warning in report.warnings} == {WarningKind.CUT}


def test_a_long_abstract_flows_over_pages_and_loses_nothing() -> None:
    words = [f"낱말{index}" for index in range(3_000)]
    first = replace(workshop().sessions[4], abstract=" ".join(words))
    booklet, report = printed(replace(workshop(), sessions=(first,)))
    text = booklet.text().split()

    assert report.warnings == ()
    assert [word for word in text if word.startswith("낱말")] == words


@pytest.mark.parametrize("at", [0, 2, -1])
def test_cancelling_leaves_nothing_behind(tmp_path: Path, at: int) -> None:
    out = tmp_path / "booklet.pdf"
    out.write_bytes(b"the old one")
    pages = printed(workshop())[1].pages

    def progress(done: int, total: int) -> None:
        assert total == pages
        if done == at % (total + 1):
            raise Cancelled

    with pytest.raises(Cancelled):
        programme.render(workshop(), out, paper=Paper.A5, language=KOREAN, progress=progress)

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("booklet.pdf", b"the old one")
    ]


def test_a_missing_folder_is_an_error_with_its_path(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "booklet.pdf"

    with pytest.raises(CannotWriteFile) as error:
        programme.render(workshop(), out, paper=Paper.A5, language=KOREAN)

    assert error.value.path == out


@pytest.mark.parametrize("paper", PAPERS)
def test_the_cover_wears_the_colour_of_the_event(paper: Paper) -> None:
    cover = printed(workshop(), paper)[0].image(0, 72)

    assert cover.getpixel((cover.width // 2, 4)) == (0x0E, 0x6B, 0x5B)
    assert cover.getpixel((cover.width // 2, 30)) == (255, 255, 255)
    assert cover.getpixel((4, cover.height // 2)) == (255, 255, 255)
