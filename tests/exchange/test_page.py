from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotWriteFile
from eventapp.domain.interchange import (
    Detail,
    ExchangedProgramme,
    ExchangedRoom,
    LeftOut,
    stable_guid,
)
from eventapp.domain.kinds import Language, SessionKind
from eventapp.exchange.page import write_page
from tests.exchange.pages import find, hostile, night, parsed, spaced, texts
from tests.exchange.programmes import conference, half_day

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH

# What is on the page


SESSIONS = {
    KOREAN: """\
13:00–13:30 대강당 등록
13:30–13:40 대강당 축사 박도지사 도지사, 경상남도
13:40–14:30 대강당 기조발표 지역 작은 것들의 힘 마을에서 시작하는 <혁신> 이보라 교수 자세히 \
첫 문단. 둘째 문단 & "따옴표". <p>HTML 그대로</p>
14:30–14:45 쉬는 시간
14:45–16:00 대강당 토론 청년 & 일 청년은 왜 떠나는가 🚄 \
좌장 서종식 센터장, 경상남도사회혁신센터 토론자 김하늘 ㈜바다상점 \
토론자 Ana María <Núñez> & Söhne 토론자 홍길동
14:45–16:15 세미나실 2 워크숍 영어 Workshop: 데이터 읽기 토론자 홍길동
17:30–17:50 대강당 폐회""",
    ENGLISH: """\
13:00–13:30 Main hall Registration 등록
13:30–13:40 Main hall Congratulatory address 축사 박도지사 도지사, 경상남도
13:40–14:30 Main hall Keynote Region Korean The power of small things \
마을에서 시작하는 <혁신> 이보라 교수 Details The first paragraph. <p>HTML 그대로</p>
14:30–14:45 쉬는 시간
14:45–16:00 Main hall Panel Youth & work Korean 청년은 왜 떠나는가 🚄 \
Moderator Seo Jongsik Director, Gyeongnam Center for Social Innovation \
Panellist Kim Haneul ㈜바다상점 \
Panellist Ana María <Núñez> & Söhne Panellist 홍길동
14:45–16:15 Seminar room 2 Workshop: 데이터 읽기 Panellist 홍길동
17:30–17:50 Main hall Closing 폐회""",
}


@pytest.mark.parametrize("language", list(Language))
def test_sessions_stand_in_time_order_with_all_their_facts(language: Language) -> None:
    page = parsed(half_day(), language)

    sessions = [spaced(one) for one in find(page, "#programme .session")]
    assert sessions == SESSIONS[language].splitlines()


@pytest.mark.parametrize(
    ("language", "title", "when", "venue"),
    [
        (KOREAN, "2026 경남 사회혁신 포럼", "2026년 11월 24일 화요일 13:00–17:50", "경남도청 신관"),
        (
            ENGLISH,
            "Gyeongnam Social Innovation Forum 2026",
            "Tuesday 24 November 2026 13:00–17:50",
            "Gyeongnam Provincial Office",
        ),
    ],
)
def test_the_head_says_what_when_and_where(
    language: Language, title: str, when: str, venue: str
) -> None:
    page = parsed(half_day(), language)

    assert page.get("lang") == language.value
    assert texts(page, "title, h1") == [title, title]
    assert texts(page, ".head p") == [when, venue]
    assert page.xpath("//meta[@name='description']/@content") == [f"{when} · {venue}"]


def test_a_single_room_is_named_once_beside_the_venue() -> None:
    session = replace(half_day().sessions[0], room="대강당")
    programme = replace(half_day(), sessions=(session,))

    assert texts(parsed(programme), ".head .venue, .room") == ["경남도청 신관 대강당"]
    assert texts(parsed(programme, ENGLISH), ".head .venue, .room") == [
        "Gyeongnam Provincial Office, Main hall"
    ]


def test_several_days_are_sections_with_links_to_them() -> None:
    page = parsed(night())

    assert [(day.get("id"), day.get("data-date")) for day in find(page, ".day")] == [
        ("d-2014-12-27", "2014-12-27"),
        ("d-2014-12-28", "2014-12-28"),
    ]
    assert [(a.get("href"), a.text) for a in find(page, ".days a")] == [
        ("#d-2014-12-27", "12월 27일 (토)"),
        ("#d-2014-12-28", "12월 28일 (일)"),
    ]
    assert texts(page, ".head .when") == ["2014년 12월 27일 토요일 – 2014년 12월 28일 일요일"]


def test_a_night_stays_on_its_day_and_machines_are_told_the_next_date() -> None:
    page = parsed(night())

    first, second = find(page, ".day")
    assert texts(first, "h3") == ["Before", "Late"]
    assert texts(second, "h3") == ["Early"]
    before, late = find(first, ".session")
    assert (before.get("data-from"), before.get("data-to")) == ("1425", "1485")
    assert (late.get("data-from"), late.get("data-to")) == ("1500", "1545")
    assert [(one.get("datetime"), one.text) for one in find(first, "time")] == [
        ("2014-12-27T23:45+01:00", "23:45"),
        ("2014-12-28T00:45+01:00", "00:45"),
        ("2014-12-28T01:00+01:00", "01:00"),
        ("2014-12-28T01:45+01:00", "01:45"),
    ]
    assert [texts(one, ".next-day") for one in (before, late)] == [[], ["다음 날"]]


def test_people_are_listed_with_links_to_what_they_are_on() -> None:
    page = parsed(half_day())

    people = find(page, "#people .person")
    assert [texts(one, "h3")[0] for one in people] == [
        "Ana María <Núñez> & Söhne",
        "김하늘",
        "박도지사",
        "서종식",
        "이보라",
        "홍길동",
    ]
    hong = people[-1]
    assert [(a.get("href"), a.text) for a in find(hong, "a")] == [
        (f"#s-{stable_guid('session', '청년은 왜 떠나는가 🚄')}", "청년은 왜 떠나는가 🚄"),
        (f"#s-{stable_guid('session', 'Workshop: 데이터 읽기')}", "Workshop: 데이터 읽기"),
    ]
    assert texts(people[3], ".text") == ["사회혁신 현장에서 스무 해를 일했다. 두 아이의 아버지."]


def test_people_are_in_the_order_of_the_page_s_language() -> None:
    assert texts(parsed(half_day(), ENGLISH), "#people h3") == [
        "Ana María <Núñez> & Söhne",
        "Kim Haneul",
        "Seo Jongsik",
        "박도지사",
        "이보라",
        "홍길동",
    ]


def test_breaks_are_quiet_and_keynotes_and_panels_prominent() -> None:
    page = parsed(half_day())

    assert texts(page, ".quiet h3") == ["쉬는 시간"]
    assert texts(page, ".prominent h3") == ["작은 것들의 힘", "청년은 왜 떠나는가 🚄"]


def test_an_abstract_keeps_its_lines_and_its_bullets() -> None:
    text = "하나\n둘\n\n- 첫째 <b>\n• 둘째\n셋"
    programme = replace(half_day(), sessions=(replace(half_day().sessions[0], abstract=text),))

    block = find(parsed(programme), ".text")[0]
    assert [(one.tag, one.text) for one in block] == [("p", "하나\n둘"), ("ul", None), ("p", "셋")]
    assert [one.text for one in find(block, "li")] == ["첫째 <b>", "둘째"]


def test_a_title_given_in_neither_language_is_the_kind() -> None:
    session = replace(half_day().sessions[0], title="", kind=SessionKind.PANEL)

    page = parsed(replace(half_day(), sessions=(session,)), ENGLISH)

    assert texts(page, "#programme h3, .kind") == ["Panel"]


def test_an_empty_programme_says_so() -> None:
    page = parsed(ExchangedProgramme(title="비어 있음"))

    assert texts(page, ".nothing") == ["아직 공개된 순서가 없어요."]
    assert texts(page, "h1") == ["비어 있음"]
    assert find(page, ".session, .person, .days a") == []


# Languages


def test_texts_of_another_language_say_which() -> None:
    """Hangul is Korean; what else a session's title is in, its writer says."""
    german = replace(half_day().sessions[0], title="Über alles", language="de")
    korean = replace(german, guid=stable_guid("b"), title="한글 제목", language="de-AT")
    english = replace(german, guid=stable_guid("c"), title="한글", title_en="Latin", language="ko")
    odd = replace(german, guid=stable_guid("d"), title="Odd", language='de" onclick="x')
    programme = replace(half_day(), sessions=(german, korean, english, odd))

    def languages(language: Language) -> list[tuple[str, str | None]]:
        headings = find(parsed(programme, language), "#programme h3")
        return [(one.text, one.get("lang")) for one in headings]

    assert languages(KOREAN) == [
        ("Über alles", "de"),
        ("한글 제목", None),
        ("한글", None),
        ("Odd", None),
    ]
    assert languages(ENGLISH) == [
        ("Über alles", "de"),
        ("한글 제목", "ko"),
        ("Latin", None),
        ("Odd", None),
    ]


def test_the_other_language_can_be_searched_for() -> None:
    page = parsed(half_day())

    assert [one.get("data-also") for one in find(page, ".prominent")] == [
        "The power of small things",
        "Seo Jongsik | Gyeongnam Center for Social Innovation | Kim Haneul",
    ]


# What is not on the page


def test_private_and_unscheduled_sessions_are_left_out_and_counted() -> None:
    out = BytesIO()

    left = write_page(half_day(), out, language=KOREAN)

    page = out.getvalue().decode()
    assert "내빈 접견" not in page
    assert "아직 자리가 없는 발표" not in page
    assert {one.detail: one for one in left if one.detail is not Detail.ENGLISH_TEXTS} == {
        Detail.PRIVATE_SESSIONS: LeftOut(Detail.PRIVATE_SESSIONS, 1, ("내빈 접견",)),
        Detail.UNSCHEDULED: LeftOut(Detail.UNSCHEDULED, 1, ("아직 자리가 없는 발표",)),
        Detail.EXPECTED: LeftOut(Detail.EXPECTED, 1, ("작은 것들의 힘",)),
        Detail.CAPACITIES: LeftOut(Detail.CAPACITIES, 2, ("대강당", "세미나실 2")),
    }


def test_a_korean_page_counts_the_english_it_does_not_show() -> None:
    programme = ExchangedProgramme(
        title="제목",
        title_en="Title",
        venue_en="Only in English",
        rooms=(ExchangedRoom("방", "Room"), ExchangedRoom("둘")),
    )

    assert write_page(programme, BytesIO(), language=KOREAN) == (
        LeftOut(Detail.ENGLISH_TEXTS, 2, ("Title", "Room")),
    )
    assert write_page(programme, BytesIO(), language=ENGLISH) == ()
    assert texts(parsed(programme), ".venue") == ["Only in English"]


def test_a_session_on_a_day_that_is_not_there_is_left_out() -> None:
    programme = replace(half_day(), rooms=(), sessions=(replace(half_day().sessions[0], day=7),))

    assert write_page(programme, BytesIO(), language=ENGLISH) == (
        LeftOut(Detail.UNSCHEDULED, 1, ("등록",)),
    )


# One page, many readers


@pytest.mark.parametrize(
    "programme", [half_day(), hostile(), conference(sessions=60, rooms=4, days=3)]
)
def test_ids_are_unique_and_every_link_leads_somewhere(programme: ExchangedProgramme) -> None:
    page = parsed(programme)

    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    # The views have no place of their own: the script shows them.
    links = {href[1:] for href in page.xpath("//a/@href") if not href.startswith("#view=")}
    assert links <= set(ids)
    referred = set(page.xpath("//@aria-labelledby")) - {"session-heading"}
    assert referred <= set(ids)


def test_guids_name_sessions_and_people_for_good() -> None:
    page = parsed(half_day())

    assert find(page, ".session")[0].get("id") == f"s-{stable_guid('session', '등록')}"
    assert f"p-{stable_guid('person', '서종식')}" in page.xpath("//@id")
    assert f"p-{stable_guid('person', 13)}" in page.xpath("//@id")


def test_headings_are_in_order_and_landmarks_are_there() -> None:
    page = parsed(half_day())

    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert [one.tag for one in find(page, "header, main, footer")] == ["header", "main", "footer"]
    assert page.xpath("//@role") == ["search", "status"]
    assert [one.get("aria-label") for one in find(page, "nav")] == ["날짜", "보기"]
    assert page.xpath("//body/a[1]/@href") == ["#main"]


def test_every_control_has_a_name() -> None:
    page = parsed(half_day())

    controls = find(page, "button, input, select, nav, a")
    nameless = [
        one.get("id")
        for one in controls
        if not one.get("aria-label") and not one.text_content().strip()
    ]
    assert len(controls) == 30
    assert nameless == ["print-texts"]  # which its label names
    assert texts(page, "label") == ["내용도 함께 인쇄"]


def test_without_a_script_only_what_needs_one_is_hidden() -> None:
    page = parsed(half_day())

    unseen = page.xpath("//*[@hidden][not(ancestor-or-self::*[contains(@class, 'scripted')])]")
    assert [one.get("id") for one in unseen] == ["words"]
    assert page.xpath("//*[contains(@class, 'scripted')]//li") == []
    (style,) = find(page, "style")
    assert "html:not(.scripted-page) .scripted { display: none; }" in style.text


# Files


@pytest.mark.parametrize("language", list(Language))
def test_the_same_programme_gives_the_same_bytes(tmp_path: Path, language: Language) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"

    write_page(half_day(), first, language=language)
    write_page(replace(half_day()), second, language=language)

    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()

    with pytest.raises(CannotWriteFile):
        write_page(half_day(), tmp_path / "a.html", language=KOREAN)

    assert [one.name for one in tmp_path.iterdir()] == ["a.html"]
