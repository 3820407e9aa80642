import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.matching import haystack, matches, needles

SEO = haystack(
    "서종식",
    "Seo Jongsik",
    "한국 사회적기업진흥원",
    "사회적경제지원실장",
    "010-1234-5678",
    "Seo@Example.org",
)
HWANG = haystack("황영임", "", "경남자활기업협회", "회장", "+82 (0)10 9876 5432", "")


@pytest.mark.parametrize(
    "query",
    [
        "서",
        "ㅅ",
        "종식",
        "서종식",
        "서 종식",
        "ㅅㅈㅅ",
        "ㅈㅅ",
        "서ㅈㅅ",
        "ㅅ종ㅅ",
        "seo",
        "JONG",
        "seojong",
        "한국사회적",
        "사회적기업진흥원 서",
        "ㅎㄱㅅㅎ",
        "실장",
        "5678",
        "1234-5678",
        "010-1",
        "010-1234-5678",
        "01012345678",
        "+82 10-1234",
        "seo@ex",
        "",
        "  ",
        unicodedata.normalize("NFD", "서종식"),
    ],
)
def test_somebody_is_found_by_any_part(query: str) -> None:
    assert matches(SEO, needles(query))


@pytest.mark.parametrize(
    "query", ["홍", "ㅎㄱㄷ", "ㅅㅈㄱ", "9999", "서 9999", "식한", "ㅅㅅㅈ", "기업 황"]
)
def test_somebody_is_not_found_by_what_they_do_not_have(query: str) -> None:
    assert not matches(SEO, needles(query))


def test_a_phone_from_abroad_is_found_by_its_digits_at_home() -> None:
    assert matches(HWANG, needles("010-9876"))
    assert matches(HWANG, needles("5432"))
    assert matches(HWANG, needles("+82 10-9876-5432"))


def test_a_haystack_holds_each_field_as_it_is_and_as_it_is_looked_for() -> None:
    assert HWANG.split("\n") == [
        "황영임",
        "ㅎㅇㅇ",
        "경남자활기업협회",
        "ㄱㄴㅈㅎㄱㅇㅎㅎ",
        "회장",
        "ㅎㅈ",
        "+82 (0)10 9876 5432",
        "01098765432",
    ]


def test_initials_that_the_input_method_joined_are_taken_apart() -> None:
    assert needles("ㄳ") == ["ㄱㅅ"]
    assert matches(haystack("김성규"), needles("ㄳㄱ"))


@pytest.mark.parametrize("name", ["ㄳ", "가ㄳ나", "가ㅘ나", "ㅎㅘ"])
def test_jamo_within_a_name_are_found_as_they_are(name: str) -> None:
    assert matches(haystack(name), needles(name))


def test_fields_do_not_run_into_each_other() -> None:
    assert not matches(haystack("가나", "", "다라"), needles("나다"))


@pytest.mark.parametrize("query", ["3-2팀", "a-1", "-", "+", "제2-3회", "()"])
def test_what_is_no_phone_number_is_looked_for_as_it_is(query: str) -> None:
    assert needles(query) == [query]


names = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=4)
anything = st.text(max_size=40)


@given(names, names, anything, anything, st.data())
def test_every_part_of_a_name_finds_it_in_syllables_and_initials(
    name: str, organisation: str, name_en: str, position: str, data: st.DataObject
) -> None:
    hay = haystack(name, name_en, organisation, position, "", "")
    begin = data.draw(st.integers(0, len(name) - 1))
    part = name[begin : data.draw(st.integers(begin + 1, len(name)))]

    assert matches(hay, needles(part))
    assert matches(hay, needles(typed_initials(part)))
    mixed = [c if data.draw(st.booleans()) else typed_initials(c) for c in part]
    assert matches(hay, needles("".join(mixed)))


def typed_initials(text: str) -> str:
    leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
    return "".join(leads[(ord(c) - 0xAC00) // 588] for c in text)


@given(anything)
def test_no_needle_is_empty_or_crosses_from_field_to_field(query: str) -> None:
    assert all(needle and "\n" not in needle for needle in needles(query))


@given(anything)
def test_every_text_finds_itself(text: str) -> None:
    assert matches(haystack("가", "", text), needles(text)) or looks_like_a_phone(text)


def looks_like_a_phone(text: str) -> bool:
    return any(set(word) <= set("0123456789+-.()") for word in text.split())
