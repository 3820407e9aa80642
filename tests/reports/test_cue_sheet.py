import io
from dataclasses import replace
from datetime import timedelta

import pytest

from eventapp.domain.cues import CueLine, CueSnapshot
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Cancelled
from reports.result import PaperWarning, Report, Source, WarningKind
from reports.stage import cue_sheet as document
from reports.styles.stage import CUES
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.stage import PRINTED, cues

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
BAR = round(CUES.bar / MM, 2)


def printed(snapshot: CueSnapshot, language: Language = KOREAN) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(snapshot, out, language=language)
    return Print(out.getvalue()), report


def after(*former: CueLine) -> CueSnapshot:
    """The sheet as it is, after one that held other lines."""
    return replace(cues(), former=former, former_at=PRINTED)


def bars(paper: Print) -> int:
    """How many lines have a bar in the margin, the key at the foot left out."""
    found = keys = 0
    for page in range(paper.pages):
        found += sum(w == BAR for _x, _y, w, _h in paper.rectangles(page))
        keys += sum(line.startswith("지난 출력 뒤 바뀐 곳") for line in paper.lines(page))
    return found - keys


def tints(paper: Print) -> int:
    return sum(w > BAR for _x, _y, w, _h in paper.rectangles(0))


def test_the_sheet_reads_as_it_always_did() -> None:
    paper, report = printed(cues())

    assert report.pages == paper.pages == 1
    assert paper.data == printed(cues())[0].data
    assert_golden(paper, "cue-sheet-ko")


def test_cues_that_do_not_add_up_are_told_in_their_place_and_before_printing() -> None:
    paper, report = printed(cues())

    assert "10:00 10분 개회·국민의례 1분 부족" in paper.lines(0)
    opening = cues().blocks[1]
    assert report.warnings == (
        PaperWarning(
            WarningKind.CUE_LENGTHS,
            "개회·국민의례",
            "-1",
            Source(Kind.SESSION, opening.session),
        ),
    )


def test_nothing_is_marked_on_a_first_print_or_when_nothing_changed() -> None:
    for snapshot in (cues(), after(*cues().lines)):
        paper = printed(snapshot)[0]
        assert (bars(paper), tints(paper)) == (0, 0)
    assert "바뀐 곳" not in printed(cues())[0].text()
    assert "지난 출력 12월 23일 (수) 18:02 뒤 바뀐 곳 0" in printed(snapshot)[0].text()


def test_every_page_says_which_version_it_is_of() -> None:
    first, *rest = cues().blocks
    later = [replace(block, day=block.day + timedelta(days=1)) for block in rest]
    snapshot = replace(cues(), blocks=(first, *later), version=3)

    for language, word in ((KOREAN, "3판"), (ENGLISH, "Version 3")):
        paper = printed(snapshot, language)[0]
        feet = [paper.lines(page)[-1] for page in range(paper.pages)]
        assert feet == [f"{word} · 1 / 2", f"{word} · 2 / 2"]


def test_one_edited_cell_is_marked_and_nothing_else() -> None:
    former = [replace(line, who="") if line.key == "cue:2" else line for line in cues().lines]

    paper = printed(after(*former))[0]

    assert (bars(paper), tints(paper)) == (1, 1)
    assert "바뀐 곳 1" in paper.text()


def test_a_moved_time_is_marked() -> None:
    last = cues().lines[-1]
    paper = printed(after(*cues().lines[:-1], replace(last, start=last.start - 5)))[0]

    assert (bars(paper), tints(paper)) == (1, 1)


def test_new_lines_are_marked_and_those_that_are_gone_listed_at_the_end() -> None:
    gone = replace(cues().lines[2], key="cue:99", segment="축하 공연", start=603)

    paper = printed(after(*cues().lines[1:], gone))[0]

    lines = paper.lines(0)
    assert any(line.startswith("새") or line.endswith("새") for line in lines)
    assert bars(paper) == 2
    assert "10:03 3분 축하 공연 핸드 마이크 1 사회자" in lines[lines.index("빠진 큐") + 1]


def test_days_and_rooms_begin_a_page_with_heads_and_have_a_total() -> None:
    snapshot = cues()
    first = snapshot.blocks[:3]
    other = [replace(block, room="소회의실") for block in snapshot.blocks[3:6]]
    later = [replace(block, day=block.day + timedelta(days=1)) for block in snapshot.blocks[6:8]]

    paper = printed(replace(snapshot, blocks=(*first, *other, *later)))[0]

    assert paper.pages == 3
    texts = [" ".join(paper.lines(page)) for page in range(3)]
    assert "12월 24일 (목) · 대회의실" in texts[0]
    assert "12월 24일 (목) · 소회의실" in texts[1]
    assert "12월 25일 (금) · 대회의실" in texts[2]
    for text, total in zip(texts, ("49분", "45분", "25분"), strict=True):
        assert "큐 시각 길이 내용 무대 음향 영상 조명 출연·담당 비고" in text
        assert f"합계 {total}" in text


def test_rows_stay_whole_and_no_text_leaves_its_cell() -> None:
    text = "가" * 20_000
    harmful = ("<b>x</b> {0} %s", "W" * 20_000, "낱말 " * 5_000, "🙂👨‍👩‍👧", "\u202eevil", text)
    block = cues().blocks[1]
    lines = tuple(
        replace(block.lines[0], key=f"cue:{at}", segment=each, note=each, who=each, stage=each)
        for at, each in enumerate(harmful)
    )
    snapshot = replace(cues(), blocks=(replace(block, title=text, lines=lines),))

    paper, report = printed(snapshot)

    assert "<b>x</b> {0} %s" in paper.text()
    assert {WarningKind.CUT, WarningKind.REPLACED} <= {each.kind for each in report.warnings}
    for page in range(paper.pages):
        picture = paper.image(page, 72).convert("L").point(lambda value: 255 if value < 160 else 0)
        box = picture.getbbox()
        assert box is not None
        assert box[2] <= picture.width - CUES.side + 2
        assert box[3] <= picture.height - CUES.foot + CUES.small


def test_printing_stops_when_told() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        document.render(cues(), io.BytesIO(), language=ENGLISH, progress=stop)


def test_without_sessions_there_is_still_a_page_to_write_on() -> None:
    paper, report = printed(replace(cues(), blocks=()))

    assert report.pages == paper.pages == 1
    assert paper.lines(0)[1].startswith("큐시트")
