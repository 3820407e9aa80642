"""A case (사례) that a session reports: with whom, what was done, what came of it."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from eventapp.domain.kinds import Language
from eventapp.services.programme import SessionRow
from eventapp.services.session_details import SessionDetails
from ui.language import LANGUAGE_NAMES, _, language, ngettext
from ui.pages.base import Page
from ui.programme.bullets import BulletField, points
from ui.programme.detail_edits import DetailEdits, Do
from ui.programme.folding import FoldingSection
from ui.widgets.buttons import Segmented
from ui.widgets.growing import GrowingField

_FIELDS: Final = ("case_partners", "case_work", "case_results")
_ENDINGS: Final = {Language.KOREAN: "", Language.ENGLISH: "_en"}


class CaseSection(FoldingSection):
    """Partners, work and results of a case, in one of two languages at a time."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__(_("Case"), "session.case", page.context.settings)
        self._do, self._edits = do, DetailEdits(page)
        self._session = 0
        self._details: SessionDetails | None = None
        self._spoken = language()
        self.language = self.add(
            Segmented(
                [(spoken.value, LANGUAGE_NAMES[spoken]) for spoken in Language],
                self._spoken.value,
                name=_("Language of the case"),
            )
        )
        self.language.chosen.connect(self._change_language)
        self.partners = self.add_field(_("Partners"), GrowingField())
        self.work = self.add_field(_("What was done"), GrowingField())
        self.results = self.add_field(
            _("Results, one a line"), BulletField(placeholder=_("A result, then Enter"))
        )
        for name, editor in self.editors.items():
            editor.committed.connect(partial(self._set, name))

    @property
    def editors(self) -> Mapping[str, GrowingField]:
        """The editors by the fields they edit, without the language's ending."""
        return dict(zip(_FIELDS, (self.partners, self.work, self.results), strict=True))

    def show_session(self, session: SessionRow, details: SessionDetails) -> None:
        """Show a session's case in the language chosen, or in the only one it is written in."""
        if self._session != session.id:
            self._choose(details)
        self._session, self._details = session.id, details
        self._show_texts(details)
        self.tell(case_summary(details))

    def _show_texts(self, details: SessionDetails) -> None:
        for name, editor in self.editors.items():
            editor.set_value(str(getattr(details, self._field(name))))

    def _choose(self, details: SessionDetails) -> None:
        written = [spoken for spoken in Language if _is_written(details, spoken)]
        if len(written) == 1:
            self._spoken = written[0]
            self.language.set_value(self._spoken.value)

    def _field(self, name: str) -> str:
        return name + _ENDINGS[self._spoken]

    def _change_language(self, key: str) -> None:
        for editor in self.editors.values():
            editor.commit()  # where a click takes no focus, it is still being typed
        self._spoken = Language(key)
        if self._details is not None:
            self._show_texts(self._details)

    def _set(self, name: str, text: str) -> None:
        field = self._field(name)
        value = points(text) if name == "case_results" else text
        if self._details is not None and value == getattr(self._details, field):
            self._show_texts(self._details)  # only signs and empty lines were typed
        else:
            self._do(lambda session: self._edits.set_text(session, field, value))


def has_case(details: SessionDetails) -> bool:
    """Whether anything of a case was written down."""
    return any(_is_written(details, spoken) for spoken in Language)


def case_summary(details: SessionDetails) -> str:
    """What a case has, in few words: its results counted, else how it begins."""
    results = (details.case_results or details.case_results_en).splitlines()
    if results:
        return ngettext("%(n)d result", "%(n)d results", len(results)) % {"n": len(results)}
    texts = (getattr(details, field + end) for field in _FIELDS for end in _ENDINGS.values())
    return next((text for text in texts if text), "")


def _is_written(details: SessionDetails, spoken: Language) -> bool:
    return any(getattr(details, field + _ENDINGS[spoken]) for field in _FIELDS)
