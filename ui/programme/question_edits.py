"""The questions of a session: what can be done about them, and what is said afterwards."""

from collections.abc import Sequence

from eventapp.domain.ids import QuestionId, SessionId
from eventapp.domain.kinds import QuestionSource
from eventapp.services import session_details
from eventapp.services.session_details import QuestionFields, QuestionRow
from ui.language import _
from ui.pages.base import Page


class QuestionEdits:
    """Edits questions on behalf of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._workspace = page.context.workspace
        self._say = page.context.say

    def add(self, session: SessionId, source: QuestionSource, text: str) -> bool:
        """Note a question after the others; whether it was taken."""
        added = False
        with self._page.trying():
            session_details.add_question(self._workspace, session, source, text)
            added = True
            self._say(_("Noted a question"))
        return added

    def set_text(self, question: QuestionRow, text: str) -> None:
        """Word a question differently; one without words is struck out."""
        if text:
            self._edit(question, {"text": text}, _("Changed the question"))
        else:
            self.delete(question)

    def set_asker(self, question: QuestionRow, name: str) -> None:
        """Note who asked."""
        said = _("Asked by %(name)s") % {"name": name} if name else _("Nobody noted as asking")
        self._edit(question, {"asked_by": name}, said)

    def set_answered(self, question: QuestionRow, answered: bool) -> None:  # noqa: FBT001 - a value
        """Note that a question was answered, or was not."""
        said = _("Question answered") if answered else _("Question open again")
        self._edit(question, {"answered": answered}, said)

    def set_source(self, question: QuestionRow, source: QuestionSource) -> None:
        """Put a question among those prepared, or among those from the floor."""
        said = {
            QuestionSource.PREPARED: _("Moved to the prepared questions"),
            QuestionSource.FLOOR: _("Moved to the questions from the floor"),
        }[source]
        self._edit(question, {"source": source}, said)

    def reorder(self, session: SessionId, order: Sequence[QuestionId]) -> None:
        """Put the questions into this order."""
        with self._page.trying():
            session_details.reorder_questions(self._workspace, session, order)
            self._say(_("Changed the order of the questions"))

    def delete(self, question: QuestionRow) -> None:
        """Strike a question out."""
        with self._page.trying():
            session_details.delete_question(self._workspace, question.id)
            self._say(_("Deleted the question"))

    def _edit(self, question: QuestionRow, fields: QuestionFields, said: str) -> None:
        with self._page.trying():
            session_details.update_question(self._workspace, question.id, **fields)
            self._say(said)
