import pytest

from reports import fonts
from reports.fonts import Cleaned, Face


@pytest.mark.parametrize(
    "text", ["", "사회적가치", "㈔경남 ㈜한빛 南宮 賢", "Kowalczyk-Andersen “…”"]
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert fonts.clean(text) == Cleaned(text)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("가⋅나∙다‧라", "가·나·다·라"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("\ufeff가\u200b나\u00ad", "가나"),
        ("\u1100\u1161\u11a8", "각"),
        ("e\u0301", "é"),
    ],
)
def test_look_alikes_are_mapped_without_a_word(given: str, shown: str) -> None:
    assert fonts.clean(given) == Cleaned(shown)


@pytest.mark.parametrize(
    ("given", "shown", "replaced"),
    [
        ("ɐ\u0363", "ɐ", ("\u0363",)),
        ("👨‍👩‍👧‍👦!", "□!", ("👨‍👩‍👧‍👦",)),
        ("🇰🇷", "□", ("🇰🇷",)),
        ("a\x00b", "a□b", ("\x00",)),
        ("\u202eABC", "□ABC", ("\u202e",)),
        ("\ud800", "□", ("\ud800",)),
    ],
)
def test_what_no_font_has_is_replaced_and_named(
    given: str, shown: str, replaced: tuple[str, ...]
) -> None:
    assert fonts.clean(given) == Cleaned(shown, replaced)


def test_a_letter_of_the_fallback_stays_in_its_weight() -> None:
    assert fonts.runs("aŁb", Face.REGULAR) == [
        ("NotoSansKR-Regular", "a"),
        ("NotoSans-Regular", "Ł"),
        ("NotoSansKR-Regular", "b"),
    ]
    assert fonts.runs("Ł", Face.BOLD) == [("NotoSans-Bold", "Ł")]


@pytest.mark.parametrize("face", Face)
def test_figures_are_tabular_and_widths_add_up(face: Face) -> None:
    widths = {fonts.width(figure, face, 10) for figure in "0123456789"}

    assert len(widths) == 1
    assert fonts.width("2026", face, 10) == pytest.approx(4 * widths.pop())
    assert fonts.width("Ł", face, 10) > 0
