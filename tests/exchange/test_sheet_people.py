"""How people are written in one cell, and what is made of cells others wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.exchange.sheet_people import Mention, Mentions, read_people, write_people
from tests.exchange.sheet_programmes import lines, names

SPEAKER, MODERATOR = AppearanceRole.SPEAKER, AppearanceRole.MODERATOR
PANELLIST, KEYNOTE = AppearanceRole.PANELLIST, AppearanceRole.KEYNOTE

_MENTIONS = st.builds(
    Mention,
    name=names(),
    role=st.sampled_from(AppearanceRole),
    organisation=lines(),
    position=lines(),
    namesake=st.integers(1, 12),
)


def said(text: str, kind: SessionKind = SessionKind.TALK) -> list[tuple[str, ...]]:
    """Whom a cell names: role, name, organisation, position, as far as it says them."""
    return [
        tuple(filter(None, (mention.role, mention.name, mention.organisation, mention.position)))
        for mention in read_people(text, kind).people
    ]


@given(
    people=st.lists(_MENTIONS, max_size=5),
    kind=st.sampled_from(SessionKind),
    language=st.sampled_from(Language),
)
def test_whoever_is_written_is_read_again(
    people: list[Mention], kind: SessionKind, language: Language
) -> None:
    cell = write_people(people, kind, language)

    assert read_people(cell, kind) == Mentions(tuple(people), 0)


@pytest.mark.parametrize(
    ("mention", "korean", "english"),
    [
        (Mention("김하늘", SPEAKER), "김하늘", "김하늘"),
        (Mention("김하늘", SPEAKER, "㈜바다"), "김하늘 (㈜바다)", "김하늘 (㈜바다)"),
        (Mention("김하늘", SPEAKER, "LH", "부장"), "김하늘 (LH, 부장)", "김하늘 (LH, 부장)"),
        (Mention("김하늘", SPEAKER, "", "부장"), "김하늘 부장", "김하늘 부장"),
        (Mention("김하늘", SPEAKER, "", "무엇"), "김하늘 (, 무엇)", "김하늘 (, 무엇)"),
        (Mention("김하늘", SPEAKER, "", "", 2), "김하늘#2", "김하늘#2"),
        (Mention("김하늘", MODERATOR), "좌장 김하늘", "Moderator: 김하늘"),
        (
            Mention("김하늘", PANELLIST, "의회", "의원 (경제)"),
            "토론자 김하늘 (의회, 의원 (경제))",
            "Panellist: 김하늘 (의회, 의원 (경제))",
        ),
        (Mention("김 (철수)", SPEAKER), '발표자 "김 (철수)"', 'Speaker: "김 (철수)"'),
        (
            Mention('a"b', SPEAKER, "A, B"),
            '발표자 "a""b" ("A, B")',
            'Speaker: "a""b" ("A, B")',
        ),
    ],
)
def test_people_read_naturally(mention: Mention, korean: str, english: str) -> None:
    assert write_people([mention], SessionKind.TALK, Language.KOREAN) == korean
    assert write_people([mention], SessionKind.TALK, Language.ENGLISH) == english


def test_a_panel_has_a_line_a_person_with_the_role_of_each() -> None:
    people = [Mention("배중철", MODERATOR, "LH", "본부장"), Mention("황영임", PANELLIST)]

    cell = write_people(people, SessionKind.PANEL, Language.KOREAN)

    assert cell == "좌장 배중철 (LH, 본부장);\n토론자 황영임"


def test_one_odd_name_leaves_the_others_as_they_are() -> None:
    people = [Mention("배중철", SPEAKER), Mention("미정", SPEAKER), Mention("황영임", SPEAKER)]

    cell = write_people(people, SessionKind.TALK, Language.KOREAN)

    assert cell == '배중철;\n발표자 "미정";\n황영임'


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("김하늘, 이보라", [("speaker", "김하늘"), ("speaker", "이보라")]),
        ("김하늘\n이보라", [("speaker", "김하늘"), ("speaker", "이보라")]),
        ("김하늘 / 이보라", [("speaker", "김하늘"), ("speaker", "이보라")]),
        ("이은경 팀장(경남모금회)", [("speaker", "이은경", "경남모금회", "팀장")]),
        ("이은경(경남모금회) 팀장", [("speaker", "이은경", "경남모금회", "팀장")]),
        ("이은경（경남모금회，팀장）", [("speaker", "이은경", "경남모금회", "팀장")]),
        ("이은경 (팀장, 경남모금회)", [("speaker", "이은경", "경남모금회", "팀장")]),
        ("이은경(경남모금회 팀장)", [("speaker", "이은경", "경남모금회", "팀장")]),
        ("이은경\n팀장\n한국남동발전", [("speaker", "이은경", "한국남동발전", "팀장")]),
        ("이은경 팀장\n(경남모금회)", [("speaker", "이은경", "경남모금회", "팀장")]),
        ("한국남동발전 김철수 부장", [("speaker", "김철수", "한국남동발전", "부장")]),
        ("경상남도의회 의원 이옥선", [("speaker", "이옥선", "경상남도의회", "의원")]),
        ("오영오 한국토지주택공사 본부장", [("speaker", "오영오", "한국토지주택공사", "본부장")]),
        ("㈜한국 김철수 대표", [("speaker", "김철수", "㈜한국", "대표")]),
        ("○ 홍길동 교수님", [("speaker", "홍길동", "교수님")]),
        ("1. 홍길동  2) 김철수", [("speaker", "홍길동  2) 김철수")]),
        ("Jane Doe (ACME, CEO), John Smith",
         [("speaker", "Jane Doe", "ACME", "CEO"), ("speaker", "John Smith")]),
        ("기조 강연: 서종식", [("keynote", "서종식")]),
        ("[통역] 김하늘", [("interpreter", "김하늘")]),
        ("배중철 (좌장), 김하늘", [("moderator", "배중철"), ("speaker", "김하늘")]),
        ("이의원", [("speaker", "이의원")]),
        ("김하늘 (LH, 이보라", [("speaker", "김하늘 (LH, 이보라")]),
    ],
)  # fmt: skip
def test_what_organisers_type_is_understood(text: str, people: list[tuple[str, ...]]) -> None:
    assert said(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "좌장 배중철, 토론 황영임, 김미득, 김진수",
        "좌장: 배중철 / 토론자: 황영임, 김미득, 김진수",
        "[좌장] 배중철\n[토론] 황영임, 김미득\nㅇ 김진수",
        "○ 좌장 : 배중철\n○ 토론 : 황영임, 김미득, 김진수",
        "배중철(좌장), 황영임, 김미득, 김진수",
        "Moderator: 배중철; Panelists: 황영임, 김미득, 김진수",
    ],
)
def test_a_panel_is_understood_however_it_is_typed(text: str) -> None:
    assert said(text, SessionKind.PANEL) == [
        ("moderator", "배중철"),
        ("panellist", "황영임"),
        ("panellist", "김미득"),
        ("panellist", "김진수"),
    ]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (SessionKind.TALK, SPEAKER),
        (SessionKind.KEYNOTE, KEYNOTE),
        (SessionKind.PANEL, PANELLIST),
        (SessionKind.ADDRESS, AppearanceRole.ADDRESS),
        (SessionKind.ENCOURAGEMENT, AppearanceRole.ENCOURAGEMENT),
    ],
)
def test_a_bare_name_does_what_one_does_in_such_a_session(
    kind: SessionKind, role: AppearanceRole
) -> None:
    assert read_people("김하늘", kind).people == (Mention("김하늘", role),)
    assert read_people("김하늘", kind, role=MODERATOR).people == (Mention("김하늘", MODERATOR),)


@pytest.mark.parametrize(
    ("text", "people", "unnamed"),
    [
        ("미정", 0, 1),
        ("좌장: 미정, 황영임", 1, 1),
        ("좌장", 0, 1),
        ("○○○", 0, 1),
        ("홍길동 외 2명", 1, 1),
        ("(LH, 부장)", 0, 1),
        ("-", 0, 0),
        ("없음", 0, 0),
        ("", 0, 0),
    ],
)
def test_people_without_a_name_are_counted(text: str, people: int, unnamed: int) -> None:
    read = read_people(text, SessionKind.TALK)

    assert (len(read.people), read.unnamed) == (people, unnamed)
