import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp import vocabulary
from eventapp.domain.kinds import AppearanceRole, EngagementKind, Language, SessionKind
from eventapp.i18n import catalogue
from reports import styles
from reports.pictures import optical_size


@given(st.from_regex("#[0-9A-Fa-f]{6}", fullmatch=True))
def test_any_colour_becomes_readable_on_white(colour: str) -> None:
    assert styles.contrast_on_white(styles.readable(colour)) >= 4.5


def test_a_dark_enough_colour_is_left_as_it_is() -> None:
    assert styles.readable("#0E6B5B") == "#0E6B5B"


@pytest.mark.parametrize("nonsense", ["", "#12", "red", "#GGGGGG", "#0E6B5B00", "\x00"])
def test_nonsense_gives_the_house_accent(nonsense: str) -> None:
    assert styles.readable(nonsense) == "#0E6B5B"


@pytest.mark.parametrize("colour", [styles.INK, styles.MUTED])
def test_text_is_readable(colour: str) -> None:
    assert styles.contrast_on_white(colour) >= 4.5


@given(st.floats(0.05, 20))
def test_logos_keep_their_aspect_and_weigh_the_same(aspect: float) -> None:
    width, height = optical_size(aspect, 10.0)

    assert width / height == pytest.approx(aspect)
    assert width <= styles.LOGO_WIDTH * 10 + 1e-9
    assert height <= styles.LOGO_HEIGHT * 10 + 1e-9
    if height < styles.LOGO_HEIGHT * 10 - 1e-9 and width < styles.LOGO_WIDTH * 10 - 1e-9:
        assert width * height == pytest.approx(styles.LOGO_AREA * 100)


@pytest.mark.parametrize("language", Language)
def test_every_kind_role_and_engagement_has_a_word(language: Language) -> None:
    words = catalogue(language)

    assert all(vocabulary.session_kind(kind, words) for kind in SessionKind)
    assert all(vocabulary.role(kind, words) for kind in AppearanceRole)
    assert [vocabulary.engagement(kind, words) for kind in EngagementKind] == {
        Language.KOREAN: ["주최", "주관", "후원", "협찬", "협력"],
        Language.ENGLISH: ["Host", "Organiser", "Sponsor", "Contributor", "Partner"],
    }[language]
