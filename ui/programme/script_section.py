"""What the master of ceremonies says at a session: the organiser's words, or the usual ones."""

from typing import Final

from eventapp.domain.errors import EventAppError
from eventapp.domain.kinds import Language
from eventapp.services.programme import SessionRow
from eventapp.services.session_details import SessionDetails
from eventapp.services.snapshots.stage import script_snapshot
from reports.stage.mc_words import usual_words
from ui import words
from ui.language import LANGUAGE_NAMES, _, language
from ui.pages.base import Page
from ui.programme.detail_edits import DetailEdits, Do
from ui.programme.folding import FoldingSection
from ui.theme import Size
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.growing import GrowingField
from ui.widgets.text import PlainLabel, Tone

_FIELDS: Final = {Language.KOREAN: "script", Language.ENGLISH: "script_en"}


class ScriptSection(FoldingSection):
    """The script of a session, in one of two languages at a time.

    While nothing is written the usual words are shown, to be begun from.
    """

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__(_("MC’s words"), "session.script", page.context.settings)
        self._page, self._do, self._edits = page, do, DetailEdits(page)
        self._session: SessionRow | None = None
        self._details: SessionDetails | None = None
        self._spoken = language()
        self.language = self.add(
            Segmented(
                [(spoken.value, LANGUAGE_NAMES[spoken]) for spoken in Language],
                self._spoken.value,
                name=_("Language of the MC’s words"),
            )
        )
        self.text = self.add(GrowingField(placeholder=_("Empty: the words below are printed")))
        self.text.setAccessibleName(_("MC’s words"))
        self.usual = self.add(PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.begin = self.add(
            make_button(_("Begin with these words"), Role.LINK, clicked=self._begin)
        )
        self.begin.setProperty("flush", "true")
        hint = _("What stands in [brackets] is not said but done.")
        self.add(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.language.chosen.connect(self._change_language)
        self.text.committed.connect(self._set)
        self.unfolded.connect(self._show_usual)

    def show_session(self, session: SessionRow, details: SessionDetails) -> None:
        """Show what is said at a session."""
        self._session, self._details = session, details
        self._show_text()
        self.tell(words.pick(details.script, details.script_en) or details.script_en)

    def _show_text(self) -> None:
        if self._details is not None:
            self.text.set_value(str(getattr(self._details, _FIELDS[self._spoken])))
        self._show_usual()

    def _show_usual(self) -> None:
        """Show the usual words where they are printed; nobody waits for them while folded."""
        usual = ""
        if self.is_open and not self._written():
            usual = self._usual()
        self.usual.setText(usual)
        self.usual.setVisible(bool(usual))
        self.begin.setVisible(bool(usual))

    def _usual(self) -> str:
        session = self._session
        context = self._page.context
        if session is None or context.event.id is None:
            return ""
        try:
            snapshot = script_snapshot(context.workspace, context.event.id)
        except EventAppError:  # deleted meanwhile: the page is about to show another one
            return ""
        steps = (step for step in snapshot.steps if step.session == session.id)
        step = next(steps, None)
        return "" if step is None else usual_words(snapshot, step, self._spoken)

    def _written(self) -> str:
        details = self._details
        return "" if details is None else str(getattr(details, _FIELDS[self._spoken])).strip()

    def _begin(self) -> None:
        self._set(self.usual.text())
        self.text.setFocus()

    def _change_language(self, key: str) -> None:
        self.text.commit()  # where a click takes no focus, it is still being typed
        self._spoken = Language(key)
        self._show_text()

    def _set(self, text: str) -> None:
        field = _FIELDS[self._spoken]
        self._do(lambda session: self._edits.set_text(session, field, text))
