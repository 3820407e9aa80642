"""Every step of the undo list has a name of its own in each language."""

import pytest

from eventapp.domain.kinds import Language
from eventapp.domain.steps import Step
from ui.language import set_language
from ui.wording import word_step


@pytest.mark.parametrize("language", list(Language))
def test_every_step_has_a_name_of_its_own(language: Language) -> None:
    set_language(language)

    said = [word_step(step) for step in Step]

    assert all(said)
    assert len(set(said)) == len(said)
    assert language is Language.ENGLISH or not any(text.isascii() for text in said)
