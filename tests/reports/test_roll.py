import io
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eventapp.domain.documents import RollEntry, RollSnapshot
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Cancelled
from reports.lists import roll as document
from reports.result import Report, WarningKind
from reports.styles.roll import ROLL
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import badges, event

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
TAKEN = datetime(2026, 12, 24, 9, 41, tzinfo=ZoneInfo("Asia/Seoul"))
PLAIN = RollEntry(1, "서종식", "", "한빛", "팀장", "1234", "참가자", "Attendee")


def roll(count: int) -> RollSnapshot:
    """So many people; every fifth one came, some wait, one may not come in."""
    faces = badges(80).badges
    return only(
        *(
            RollEntry(
                number=index + 1,
                name=face.name,
                name_en=face.name_en,
                organisation=face.organisation,
                position=face.position,
                phone_end=f"{index * 7919 % 10_000:04}",
                category=face.category,
                category_en=face.category_en,
                admitted_at=TAKEN - timedelta(minutes=index % 60) if index % 5 == 0 else None,
                waiting=index % 17 == 3,
                blocked=index == 4,
                note="앞줄 3번" if index == 6 else "",
            )
            for index, face in ((index, faces[index % 80]) for index in range(count))
        )
    )


def only(*entries: RollEntry) -> RollSnapshot:
    return RollSnapshot(event(), TAKEN, entries)


def printed(snapshot: RollSnapshot, language: Language = KOREAN) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(snapshot, out, language=language)
    return Print(out.getvalue()), report


def boxes(paper: Print, page: int) -> int:
    """How many boxes to tick a page has."""
    side = round(ROLL.box / MM, 2)
    return sum((w, h) == (side, side) for _x, _y, w, h in paper.rectangles(page))


@pytest.mark.parametrize("language", Language)
def test_the_list_reads_as_it_always_did(language: Language) -> None:
    paper, report = printed(roll(80), language)

    assert report.pages == paper.pages == 3
    assert_golden(paper, f"roll-{language.value}")


def test_the_same_list_gives_the_same_bytes() -> None:
    assert printed(roll(80))[0].data == printed(roll(80))[0].data


def test_names_are_in_the_order_of_the_alphabet_under_its_letters() -> None:
    names = ["하나", "가나", "Kim", "까치", "나비"]
    entries = [replace(PLAIN, number=at, name=name) for at, name in enumerate(names, start=11)]

    lines = printed(only(*entries))[0].lines(0)

    seen = [line for line in lines if any(name in line for name in names)]
    assert [line.split()[:3] for line in seen] == [
        ["ㄱ", "12", "가나"],
        ["14", "까치", "한빛"],
        ["ㄴ", "15", "나비"],
        ["ㅎ", "11", "하나"],
        ["K", "13", "Kim"],
    ]


def test_who_is_in_has_a_time_and_everybody_else_a_box() -> None:
    inside = replace(PLAIN, number=7, admitted_at=TAKEN - timedelta(minutes=20))
    yesterday = replace(PLAIN, number=8, admitted_at=TAKEN - timedelta(days=1))

    paper = printed(only(PLAIN, inside, yesterday))[0]

    rows = [line for line in paper.lines(0) if "서종식" in line]
    assert [line.rpartition("참가자 ")[2] for line in rows[1:]] == ["09:21", "12/23"]
    everything = boxes(printed(only(PLAIN, PLAIN, PLAIN))[0], 0)
    assert boxes(paper, 0) == everything - 2


def test_remarks_say_who_waits_who_may_not_come_in_and_what_to_know() -> None:
    who = replace(PLAIN, waiting=True, blocked=True, note="휠체어")

    assert "입장 제한 · 대기자 · 휠체어" in " ".join(printed(only(who))[0].lines(0))


def test_the_end_has_room_for_those_who_were_not_registered() -> None:
    for count in (0, 1, 24, 25, 34, 35, 500):
        paper = printed(only(*[PLAIN] * count))[0]
        ticked = sum(boxes(paper, page) for page in range(paper.pages))

        assert ticked >= count + ROLL.blank_rows
        assert "현장등록" in paper.text()


def test_every_page_names_the_event_the_time_and_its_number() -> None:
    paper = printed(roll(500))[0]

    assert paper.pages == 15
    for page in range(paper.pages):
        text = " ".join(paper.lines(page))
        assert "사회적가치 실현을 위한" in text
        assert "12월 24일 (목) 09:41 기준" in text
        assert "번호 성명 소속 직급 연락처 구분 입장 비고" in text
        assert f"{page + 1} / 15" in text


def test_a_page_that_goes_on_in_a_section_says_its_letter_again() -> None:
    entries = [replace(PLAIN, number=number) for number in range(1, 61)]

    paper = printed(only(*entries))[0]

    assert next(line.split()[0] for line in paper.lines(1) if "서종식" in line) == "ㅅ"


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "a&b {x.__class__} %s %(n)d",
        "\u202eevil",
        "🙂👨‍👩‍👧",
        "가" * 20_000,
        "W" * 20_000,
        "낱말 " * 5_000,
    ],
    ids=lambda text: text[:8],
)
def test_no_text_leaves_its_cell(text: str) -> None:
    who = RollEntry(10**15, text, text, text, text, "1234", text, text, TAKEN, note=text)

    paper, report = printed(only(who))

    assert report.pages == 1
    edge = ROLL.side / MM * 10
    image = paper.image(0, 254).convert("L").point(lambda value: 255 if value < 160 else 0)
    box = image.getbbox()
    assert box is not None
    assert box[0] >= edge - 3
    assert box[2] <= image.width - edge + 3


def test_what_was_cut_is_reported() -> None:
    report = printed(only(replace(PLAIN, organisation="아주 긴 기관 이름 " * 30)))[1]

    assert {warning.kind for warning in report.warnings} == {WarningKind.CUT}


def test_printing_stops_when_told() -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        document.render(roll(80), io.BytesIO(), language=KOREAN, progress=stop)
