"""The texts of a session that unfold: what it is about, and what only the organisers read."""

from collections.abc import Mapping

from eventapp.domain.kinds import Language
from eventapp.services.programme import SessionRow
from eventapp.services.session_details import SessionDetails
from ui import words
from ui.language import _, language
from ui.pages.base import Page
from ui.programme.detail_edits import DetailEdits, Do
from ui.programme.edits import SessionEdits
from ui.programme.folding import FoldingSection
from ui.theme import Size
from ui.widgets.growing import GrowingField
from ui.widgets.text import PlainLabel, Tone


class ContentSection(FoldingSection):
    """Subtitle, abstract in both languages, and a longer description."""

    def __init__(self, page: Page, edits: SessionEdits, do: Do) -> None:
        super().__init__(_("About"), "session.about", page.context.settings)
        details = DetailEdits(page)
        self.subtitle = self.add_field(_("Subtitle"), GrowingField(single=True))
        self.abstract = GrowingField()
        self.abstract_en = GrowingField()
        self._add_abstracts()
        self.description = self.add_field(_("Description"), GrowingField())
        for field, editor in self.editors.items():
            if field in {"abstract", "abstract_en"}:
                editor.committed.connect(
                    lambda text, f=field: do(lambda s: edits.set_text(s, f, text))
                )
            else:
                editor.committed.connect(
                    lambda text, f=field: do(lambda s: details.set_text(s, f, text))
                )

    @property
    def editors(self) -> Mapping[str, GrowingField]:
        """The editors by the fields they edit."""
        return {
            "subtitle": self.subtitle,
            "abstract": self.abstract,
            "abstract_en": self.abstract_en,
            "description": self.description,
        }

    def show_session(self, session: SessionRow, details: SessionDetails) -> None:
        """Show a session's texts."""
        self.subtitle.set_value(session.subtitle)
        self.abstract.set_value(session.abstract)
        self.abstract_en.set_value(session.abstract_en)
        self.description.set_value(details.description)
        abstract = words.pick(session.abstract, session.abstract_en) or session.abstract_en
        texts = (session.subtitle, abstract, details.description)
        self.tell(next((text for text in texts if text), ""))

    def _add_abstracts(self) -> None:
        """Put the language of the window first."""
        if language() is Language.KOREAN:
            self.add_field(_("Abstract"), self.abstract)
            self.add_field(_("Abstract in English"), self.abstract_en)
        else:
            self.add_field(_("Abstract"), self.abstract_en)
            self.add_field(_("Abstract in Korean"), self.abstract)


class NotesSection(FoldingSection):
    """What the organisers write for themselves."""

    def __init__(self, page: Page, edits: SessionEdits, do: Do) -> None:
        super().__init__(_("Private notes"), "session.notes", page.context.settings)
        self.notes = self.add(GrowingField())
        self.notes.setAccessibleName(_("Private notes"))
        self.add(
            PlainLabel(
                _("For the organisers only: never printed, never exported."),
                size=Size.SMALL,
                tone=Tone.MUTED,
                wrap=True,
            )
        )
        self.notes.committed.connect(lambda text: do(lambda s: edits.set_text(s, "notes", text)))

    def show_session(self, session: SessionRow) -> None:
        """Show a session's notes."""
        self.notes.set_value(session.notes)
        self.tell(session.notes)
