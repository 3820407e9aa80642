import unicodedata

import pytest

from eventapp.domain.roll import last_digits, place_of, section_of


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("서종식", "ㅅ"),
        ("쌍둥이", "ㅅ"),
        ("까치", "ㄱ"),
        ("ㅎ", "ㅎ"),
        (unicodedata.normalize("NFD", "한길"), "ㅎ"),
        ("kim", "K"),
        ("Émile", "E"),
        ("(주)한국", "ㅈ"),
        ("<img src=x>", "I"),
        ("3M", "#"),
        ("李", "#"),
        ("ㅏ", "#"),
        ("🙂", "#"),
        ("", "#"),
    ],
)
def test_a_name_is_looked_for_under_one_letter(name: str, section: str) -> None:
    assert section_of(name) == section


def test_names_are_in_the_order_of_their_sections() -> None:
    names = ["kim", "Émile", "하늘", "3M", "가람", "까치", "나무", "Eva", "깋", "李", "(주)한국"]

    ordered = sorted(names, key=place_of)

    assert ordered == [
        *("가람", "깋", "까치", "나무", "(주)한국", "하늘"),
        *("Eva", "Émile", "kim", "3M", "李"),
    ]
    sections = [section_of(name) for name in ordered]
    assert sections == sorted(sections, key=sections.index)


@pytest.mark.parametrize(
    ("phone", "digits"),
    [("010-1234-5678", "5678"), ("+82 10 1234 5678", "5678"), ("123", ""), ("", "")],
)
def test_of_a_phone_the_last_four_digits_tell(phone: str, digits: str) -> None:
    assert last_digits(phone) == digits
