import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.hangul import SHIFTED, initials, typed_as_latin
from tests.domain.ime import typed_as_hangul

# Every key that Hangul input can tell from every other.
KEYS = "abcdefghijklmnopqrstuvwxyzQWERTOP0123456789-/:. "


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("tjwhdtlr", "서종식"),
        ("dkssudgktpdy", "안녕하세요"),
        ("rkqtdl", "값이"),
        ("rkqtl", "갑시"),
        ("dhksfy", "완료"),
        ("dnpf", "웰"),
        ("EkRk", "따까"),
        ("dlTek", "있다"),
        ("rtk", "ㄱ사"),
        ("kk", "ㅏㅏ"),
        ("hk", "ㅘ"),
        ("QT", "ㅃㅆ"),
        ("qt1", "ㅄ1"),
        ("EODP", "떄예"),
    ],
)
def test_keys_become_hangul_and_come_back(latin: str, hangul: str) -> None:
    assert typed_as_hangul(latin) == hangul
    restored = "".join(c if c in SHIFTED else c.lower() for c in latin)
    assert typed_as_latin(hangul) == restored


@given(st.text(KEYS), st.booleans())
def test_whatever_was_typed_with_hangul_input_on_comes_back_exactly(
    latin: str, lone_compounds: bool
) -> None:
    assert typed_as_latin(typed_as_hangul(latin, lone_compounds=lone_compounds)) == latin


def test_each_of_the_11172_syllables_is_typed_by_the_keys_it_is_taken_apart_into() -> None:
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]

    assert [typed_as_hangul(typed_as_latin(s)) for s in syllables] == syllables


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)))
def test_decomposed_hangul_gives_the_same_keys_as_composed(text: str) -> None:
    assert typed_as_latin(unicodedata.normalize("NFD", text)) == typed_as_latin(text)


def test_jamo_of_every_make_give_their_keys() -> None:
    usual, conjoining, half_width = (
        "ㅂㅃㅏㅄ",
        "\u1107\u1108\u1161\u11b9",
        "\uffb2\uffb3\uffc2\uffb4",
    )

    assert [typed_as_latin(jamo) for jamo in (usual, conjoining, half_width)] == ["qQkqt"] * 3


def test_what_is_not_hangul_stays_as_it_is() -> None:
    text = "https://example.org/?q=Überraschung&漢字=1 😀"

    assert typed_as_latin(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("서종식", "ㅅㅈㅅ"),
        ("꽃", "ㄲ"),
        ("힣", "ㅎ"),
        ("㈔경남 LH", "㈔ㄱㄴ lh"),
        (unicodedata.normalize("NFD", "이은경"), "ㅇㅇㄱ"),
        ("ㅅ종ㅅ", "ㅅㅈㅅ"),
        ("", ""),
    ],
)
def test_initials_replace_each_syllable_and_keep_the_rest(text: str, expected: str) -> None:
    assert initials(text) == expected
