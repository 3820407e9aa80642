import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.text import LONG_LIMIT, clean, tidy

FAMILY = "👩‍👩‍👧‍👦"
ASTRONAUT = "👩🏽‍🚀"
RAINBOW_FLAG = "🏳️‍🌈"
NODDING = "🙂‍↕️"
HEART_ON_FIRE = "❤️‍🔥"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
KEYCAP = "1️⃣"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  서종식\u3000", "서종식"),
        (unicodedata.normalize("NFD", "경상남도의회"), "경상남도의회"),
        ("a\tb", "a b"),
        ("one\r\ntwo", "one two"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("\ufeffname", "name"),
        ("zero\u200bwidth\u200c\u2060", "zerowidth"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u2066isolated\u2069\u200e\u200f", "isolated"),
        ("a\u200db", "ab"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u3164\uffa0\u115f\u1160", ""),
        ("e\u200c\u0301", "é"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("\U000e0041hidden\U000e0042", "hidden"),
        ("㈔경남사회혁신가네트워크 ㈜", "㈔경남사회혁신가네트워크 ㈜"),
        ("<img src=x> a&b {x.__class__} %s =1+1", "<img src=x> a&b {x.__class__} %s =1+1"),
        ("洪吉童 Müller O’Neil", "洪吉童 Müller O’Neil"),
    ],
)
def test_text_loses_what_nobody_sees_and_keeps_the_rest(typed: str, kept: str) -> None:
    assert clean(typed, field="name") == kept


@pytest.mark.parametrize(
    "emoji",
    [FAMILY, ASTRONAUT, RAINBOW_FLAG, NODDING, HEART_ON_FIRE, SCOTLAND, KEYCAP, "🇰🇷", "👍🏿"],
)
def test_emoji_sequences_stay_whole(emoji: str) -> None:
    assert clean(f"a{emoji}가", field="name") == f"a{emoji}가"


def test_joiners_that_join_nothing_go() -> None:
    assert clean("\u200d👩\u200d \u200d👧\u200d\u200d🚀\u200d", field="name") == "👩 👧🚀"


def test_long_text_keeps_its_lines_whatever_ended_them() -> None:
    typed = "\n one\r\ntwo\rthree\u2028four\x0bfive\x85\n\nsix\tseven \n"

    assert (
        clean(typed, field="notes", multiline=True) == "one\ntwo\nthree\nfour\nfive\n\n\nsix seven"
    )


def test_text_of_the_limit_passes_and_one_character_more_does_not() -> None:
    assert clean(" " + "가" * LONG_LIMIT, field="notes", limit=LONG_LIMIT) == "가" * LONG_LIMIT

    with pytest.raises(InvalidValue) as caught:
        clean("가" * (LONG_LIMIT + 1), field="notes", limit=LONG_LIMIT)
    assert (caught.value.field, caught.value.reason) == ("notes", InvalidReason.TOO_LONG)


def test_the_limit_counts_composed_characters() -> None:
    decomposed = unicodedata.normalize("NFD", "각" * 10)

    assert clean(decomposed, field="name", limit=10) == "각" * 10


ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANYTHING, st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, multiline: bool) -> None:
    once = tidy(text, multiline=multiline)

    assert tidy(once, multiline=multiline) == once


@given(ANYTHING, st.booleans())
def test_clean_text_is_nfc_stripped_and_can_be_stored(text: str, multiline: bool) -> None:
    cleaned = tidy(text, multiline=multiline)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert cleaned.encode().decode() == cleaned
    assert {c for c in cleaned if unicodedata.category(c) == "Cc"} <= (
        {"\n"} if multiline else set()
    )


def test_no_single_invisible_character_is_left_in_the_middle_of_a_word() -> None:
    # Cf holds every bidi control, zero-width character and tag. What is left of it has ink:
    # the signs that enclose a number in Arabic, Syriac, Kaithi, and hieroglyph joiners and
    # musical beams of scripts that need them.
    formats = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"
    ]

    left = {c for c in formats if tidy(f"a{c}b") != "ab"}

    assert {unicodedata.name(c).split()[0] for c in left} == {
        "ARABIC",
        "EGYPTIAN",
        "KAITHI",
        "MUSICAL",
        "SHORTHAND",
        "SYRIAC",
    }  # fmt: skip - a list
