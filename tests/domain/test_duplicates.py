from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain import duplicates
from eventapp.domain.duplicates import (
    CROWD,
    SHARED_BY,
    Likeness,
    Pair,
    Registration,
    Strength,
    email_key,
    find_pairs,
    name_keys,
    near,
    organisation_key,
    phone_key,
)
from eventapp.domain.ids import AttendeeId
from tests.clock import undisturbed

EMAIL, PHONE, NAME, NEAR = Likeness.EMAIL, Likeness.PHONE, Likeness.NAME, Likeness.NEAR_NAME
PLACE, DIGITS, DOMAIN = Likeness.ORGANISATION, Likeness.LAST_DIGITS, Likeness.MAIL_DOMAIN


def somebody(number: int, name: str, **fields: str) -> Registration:
    return Registration(AttendeeId(number), name, **fields)  # type: ignore[arg-type]


def told(one: dict[str, str], other: dict[str, str]) -> tuple[tuple[Likeness, ...], str] | None:
    """What two have in common and how much it weighs; None where they are two people."""
    found = find_pairs([somebody(1, **one), somebody(2, **other)])
    return (found[0].reasons, found[0].strength.name) if found else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            {"name": "서종식", "email": " Seo@Example.org"},
            {"name": "서종식", "email": "seo@example.ORG "},
            ((EMAIL, NAME), "STRONG"),
        ),
        (
            {"name": "서종식", "phone": "010-1234-5678"},
            {"name": "서종식", "phone": "+82 10 1234 5678"},
            ((PHONE, NAME), "STRONG"),
        ),
        (
            {"name": "서종식", "phone": "010-1234-5678", "email": "a@b.kr"},
            {"name": "Seo", "phone": "+82 (0)10-1234-5678", "email": "a@b.kr"},
            ((EMAIL, PHONE), "FAIR"),
        ),
        (
            {"name": "서종식", "phone": "01012345678"},
            {"name": "서정식", "phone": "1012345678"},
            ((PHONE, NEAR), "FAIR"),
        ),
        (
            {"name": "서종식", "organisation": "㈜ 나라"},
            {"name": "서 종식", "organisation": "나라(주)"},
            ((NAME, PLACE), "FAIR"),
        ),
        (
            {"name": "김솔", "organisation": "사단법인 함께걷는마을"},
            {"name": "김솔", "organisation": "㈔함께 걷는 마을"},
            ((NAME, PLACE), "FAIR"),
        ),
        (
            {"name": "Kim Minsu", "organisation": "ACME"},
            {"name": "김민수", "name_en": "Minsu KIM", "organisation": "acme"},
            ((NAME, PLACE), "FAIR"),
        ),
        (
            {"name": "서종식", "organisation": "나라"},
            {"name": "서식종", "organisation": "주식회사 나라"},
            ((NEAR, PLACE), "WEAK"),
        ),
        (
            {"name": "서종식", "phone": "010-1111-5678"},
            {"name": "서정식", "phone": "010-2222-5678"},
            ((NEAR, DIGITS), "WEAK"),
        ),
        (
            {"name": "서종식", "email": "jsseo@nara.or.kr"},
            {"name": "서정식", "email": "seo.js@nara.or.kr"},
            ((NEAR, DOMAIN), "WEAK"),
        ),
        (
            {"name": "서종식", "phone": "010-1234-5678"},
            {"name": "박하늘", "phone": "010-1234-5678"},
            ((PHONE,), "WEAK"),
        ),
    ],
)
def test_what_may_be_one_person(
    one: dict[str, str], other: dict[str, str], expected: tuple[tuple[Likeness, ...], str]
) -> None:
    assert told(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"name": "김민수", "organisation": "나라", "phone": "01011112222", "email": "a@b.kr"},
            {"name": "김민수", "organisation": "바다", "phone": "01033334444", "email": "c@d.kr"},
        ),
        ({"name": "김민수"}, {"name": "김민수"}),
        ({"name": "김솔", "organisation": "나라"}, {"name": "김별", "organisation": "나라"}),
        (
            {"name": "김민수", "email": "minsu@naver.com"},
            {"name": "김민서", "email": "minseo@naver.com"},
        ),
        (
            {"name": "김민수", "organisation": "나라", "phone": "01011112222"},
            {"name": "김민지", "organisation": "나라", "phone": "01033334444"},
        ),
        ({"name": "가", "phone": "114"}, {"name": "나", "phone": "114"}),
        ({"name": "가", "email": "없음"}, {"name": "나", "email": "없음"}),
        ({"name": "가", "organisation": "(주)"}, {"name": "가", "organisation": "㈜"}),
    ],
)
def test_what_are_two_people(one: dict[str, str], other: dict[str, str]) -> None:
    assert told(one, other) is None


def test_companions_share_a_phone_and_are_several_people() -> None:
    host = Registration(AttendeeId(1), "서종식", phone="010-1234-5678")
    guests = [
        Registration(AttendeeId(n), name, phone=host.phone, companion_of=host.id)
        for n, name in ((2, "박하늘"), (3, "이바다"))
    ]
    assert find_pairs([host, *guests]) == ()
    again = Registration(AttendeeId(4), "서종식", phone=host.phone, companion_of=host.id)
    assert [(p.first, p.second) for p in find_pairs([host, again])] == [(1, 4)]


def test_an_offices_phone_tells_of_nobody_unless_the_names_agree() -> None:
    names = ["가람솔", "나래별", "다온들", "라희숲", "마루샘", "바다빛"]
    office = [somebody(n, name, phone="02-123-4567") for n, name in enumerate(names, 1)]
    assert len(office) == SHARED_BY + 1
    assert find_pairs(office) == ()
    twice = [*office, somebody(9, "가람솔", phone="02-123-4567")]
    assert [(pair.first, pair.second) for pair in find_pairs(twice)] == [(1, 9)]


def test_in_a_crowd_only_the_same_name_counts() -> None:
    crowd = [
        somebody(n, f"제{chr(0xAC00 + n)}갑", organisation="공사") for n in range(1, CROWD + 2)
    ]
    assert find_pairs(crowd) == ()
    again = somebody(99, "제갂갑", organisation="공사")
    assert [(pair.first, pair.second) for pair in find_pairs([*crowd, again])] == [(2, 99)]


def test_who_was_found_to_be_two_people_is_not_shown_again() -> None:
    three = [somebody(n, "서종식", organisation="나라") for n in (1, 2, 3)]
    found = find_pairs(three, frozenset({(1, 3)}))
    assert [(pair.first, pair.second) for pair in found] == [(1, 2), (2, 3)]


def test_the_surest_comes_first() -> None:
    found = find_pairs(
        [
            somebody(1, "박하늘", phone="010-1234-5678"),
            somebody(2, "서종식", phone="010-1234-5678"),
            somebody(3, "서종식", email="a@b.kr", organisation="나라"),
            somebody(4, "서종식", organisation="나라"),
            somebody(5, "서종식", email="a@b.kr"),
        ]
    )
    assert [(pair.first, pair.second, pair.strength) for pair in found] == [
        (3, 5, Strength.STRONG),
        (3, 4, Strength.FAIR),
        (1, 2, Strength.WEAK),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("서종식", "서정식", True),
        ("서종식", "서식종", True),
        ("남궁민수", "남궁민", True),
        ("서종식", "서종", False),
        ("kowalczyk", "kowalcyzk", True),
        ("kowalczyk", "kowalcyk", True),
        ("kowalczyk", "kovalcyk", False),
        ("서종식", "서종식", False),
        ("ann", "anu", False),
    ],
)
def test_a_name_is_near_by_one_letter(one: str, other: str, expected: bool) -> None:
    assert (near(one, other), near(other, one)) == (expected, expected)


def test_how_things_are_compared() -> None:
    assert {
        organisation_key(text) for text in ("㈜나라", "나라 (주)", "주식회사 나라", "나라")
    } == {"나라"}
    assert {phone_key(text) for text in ("010-1234-5678", "+82-10-1234-5678", "821012345678")} == {
        "01012345678"
    }
    assert (phone_key("1234"), email_key("a@"), email_key("A@B.kr")) == ("", "", "a@b.kr")
    assert name_keys("김민수 (대리)", "Kim, Minsu") == ("김민수", "kimminsu")
    assert name_keys("Minsu Kim") == ("minsukim", "kimminsu")
    assert name_keys("(김민수)") == ("김민수",)


def naively(registrations: list[Registration]) -> set[Pair]:
    """The pairs by looking at each with each."""
    traits = duplicates._traits_of(registrations)
    judged = (
        duplicates._judge(traits[one], traits[other])
        for one, other in combinations(sorted(traits), 2)
    )
    return {pair for pair in judged if pair is not None}


people: st.SearchStrategy[dict[str, str]] = st.builds(
    dict,
    name=st.sampled_from(
        [
            "서종식",
            "서정식",
            "서식종",
            "김솔",
            "김 솔",
            "Kim Minsu",
            "Minsu Kim",
            "남궁민수",
            "남궁민",
        ]
    ),
    name_en=st.sampled_from(["", "Kim Minsu", "Seo Jongsik", "Jongsik Seo", "Seo Jongsig"]),
    organisation=st.sampled_from(["", "㈜나라", "나라", "바다"]),
    email=st.sampled_from(["", "a@nara.kr", "b@nara.kr", "a@naver.com", "c@bada.kr"]),
    phone=st.sampled_from(
        ["", "010-1111-5678", "010-2222-5678", "+82 10 1111 5678", "02-333-4444"]
    ),
    companion_of=st.sampled_from([None, None, AttendeeId(1)]),
)


@given(st.lists(people, max_size=14))
def test_the_quick_way_finds_what_looking_at_each_with_each_does(
    everybody: list[dict[str, str]],
) -> None:
    registrations = [
        Registration(AttendeeId(n), **fields)  # type: ignore[arg-type]
        for n, fields in enumerate(everybody, 1)
    ]
    found = find_pairs(registrations)
    assert (set(found), len(set(found))) == (naively(registrations), len(found))


def test_a_crowd_of_the_same_is_chained_so_that_merging_one_by_one_meets_all() -> None:
    same = [somebody(n, "홍길동", organisation="나라") for n in range(1, 2001)]
    with undisturbed() as clock:
        began = clock()
        pairs = [(pair.first, pair.second) for pair in find_pairs(same)]
        took = clock() - began
    assert pairs == [(n, n + 1) for n in range(1, 2000)]
    assert took < 2


def test_hostile_names_are_compared_and_nothing_breaks() -> None:
    names = [
        "<img src=x>",
        "a&b",
        "{x.__class__}",
        "%s",
        "\u202e가나다",
        "👩‍👩‍👧",
        "가" * 20_000,
        " ",
        "()",
    ]
    found = find_pairs([somebody(n, names[n // 2], organisation="나라") for n in range(18)])
    assert {(pair.first, pair.second) for pair in found} >= {(0, 1), (2, 3), (4, 5), (12, 13)}
