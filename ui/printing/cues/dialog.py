"""The cues of the whole programme in one table, written and arranged by keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import CueId, SessionId
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.services import cues, history
from eventapp.services.cues import CueFields
from eventapp.services.programme import list_sessions
from eventapp.services.snapshots.stage import cue_blocks
from reports.stage.words import block_title, who
from reports.wording import Words
from ui.actions import Action, ActionSet
from ui.language import _, language, ngettext
from ui.models.table import RecordTableModel
from ui.printing.cues.columns import columns
from ui.printing.cues.rows import CueTableRow, RowKind, table_rows
from ui.printing.cues.table import CueTable
from ui.theme import Size, Space
from ui.widgets.buttons import Role
from ui.widgets.panels import EmptyState, Note, boxed, column, row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error, word_step

if TYPE_CHECKING:
    from ui.pages.base import Context

_SHOWN: Final = (Kind.CUE, Kind.SESSION, Kind.DAY, Kind.ROOM, Kind.APPEARANCE, Kind.PERSON)
_STEPS: Final = frozenset({Step.ADD_CUE, Step.EDIT_CUE, Step.REORDER_CUE, Step.DELETE_CUE})
"""What can be taken back here: another step would change something that is not in sight."""


class CueDialog(QDialog):
    """Fills the window; every edit is a step, so that closing it loses nothing."""

    def __init__(
        self, context: "Context", parent: QWidget, session: SessionId | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(_("Cues"))
        self.heading = PlainLabel(_("Cues"), size=Size.SECTION, bold=True)
        self.hint = PlainLabel(
            _("Enter changes a cell, Insert adds a cue below, Alt with the arrows moves it."),
            tone=Tone.MUTED,
        )
        self.sums = PlainLabel(tone=Tone.MUTED)
        self.problem = Note("", "", icon="warning")
        self.problem.hide()
        self.model = RecordTableModel[CueTableRow](columns(self._edit), self)
        self.table = CueTable(self.model, context.settings)
        self.acts = ActionSet(self, self._actions())
        self._lay_out()
        self._connect()
        self.setGeometry(parent.window().geometry())
        self._read()
        rows = self.model.records()
        wanted = [row for row in rows if row.block.session == session] or rows
        first = next((row.id for row in wanted if row.kind is not RowKind.PLACE), None)
        self.table.select_id(first, column=self.model.column_of("segment"))
        self.table.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed."""
        self.table.setFocus()
        super().closeEvent(event)

    # What the user does

    def add(self) -> None:
        """Add a cue below the current one, or to the current session; then it is written."""
        current = self._current()
        if current is None or current.kind is RowKind.PLACE:
            return
        session, after = current.block.session, current.cue
        made = self._trying(lambda: cues.add_cue(self._context.workspace, session, after=after))
        if made is not None:
            self.table.edit_cell(made.only_inserted(Kind.CUE), "segment")

    def delete(self) -> None:
        """Strike out the selected cues; the row below is selected next."""
        chosen = self._chosen()
        if not chosen:
            return
        after = self.model.neighbour(chosen)
        self._trying(lambda: cues.delete_cues(self._context.workspace, chosen))
        self.table.select_id(after)

    def move_by(self, step: int) -> None:
        """Move the current cue up (-1) or down (1) within its session."""
        current = self._current()
        if current is not None and (cue := current.cue) is not None:
            self._trying(lambda: cues.move_cue(self._context.workspace, cue, up=step < 0))
            self.table.select_id(cue)

    def undo(self) -> None:
        """Take back the last change of a cue."""
        self._trying(lambda: history.undo(self._context.workspace))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._trying(lambda: history.redo(self._context.workspace))

    def _edit(self, row: CueTableRow, fields: CueFields) -> None:
        """Change a cue; a session that is a line itself becomes one by it."""
        workspace = self._context.workspace
        if (cue := row.cue) is not None:
            cues.edit_cue(workspace, cue, **fields)
        elif any(fields.values()):
            words = Words(language())
            own: CueFields = {
                "length": row.block.length,
                "segment": block_title(row.block, words),
                "who": who(row.line, words),
            }
            own.update(fields)
            cues.add_cue(workspace, row.block.session, **own)
        self.problem.hide()

    # What is shown

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self._read()

    def _read(self) -> None:
        workspace, event_id = self._context.workspace, self._context.event_id
        blocks = cue_blocks(list_sessions(workspace, event_id), cues.list_cues(workspace, event_id))
        self.table.show_rows(list(table_rows(blocks)))
        count = sum(len(block.lines) for block in blocks)
        told = ngettext("%(n)d cue", "%(n)d cues", count) % {"n": count}
        off = sum(1 for block in blocks if block.off)
        if off:
            told += " · " + ngettext(
                "%(n)d session does not add up", "%(n)d sessions do not add up", off
            ) % {"n": off}
        self.sums.setText(told)
        self.content.setCurrentIndex(0 if blocks else 1)
        self.acts.refresh()

    def _trying(self, change: Callable[[], Changes]) -> Changes | None:
        self.problem.hide()
        try:
            return change()
        except EventAppError as error:
            self._warn(error)
            return None

    def _warn(self, error: Exception) -> None:
        self.problem.title.setText(word_error(error))
        self.problem.show()

    def _current(self) -> CueTableRow | None:
        index = self.table.currentIndex()
        return self.model.record(index) if index.isValid() else None

    def _chosen(self) -> list[CueId]:
        return [CueId(row_id) for row_id in self.table.selected_ids() if row_id > 0]

    def _is_cue(self) -> bool:
        current = self._current()
        return current is not None and current.cue is not None

    def _may_add(self) -> bool:
        current = self._current()
        return current is not None and current.kind is not RowKind.PLACE

    def _next(self, *, undone: bool) -> Step | None:
        workspace = self._context.workspace
        steps = (history.redo_list if undone else history.undo_list)(workspace, limit=1)
        return next((each.step for each in steps if each.step in _STEPS), None)

    # How it is built

    def _actions(self) -> list[Action]:
        return [
            Action("cues.add", lambda: _("Add cue"), self.add, icon="plus", enabled=self._may_add),
            Action(
                "cues.up",
                lambda: _("Move up"),
                partial(self.move_by, -1),
                icon="arrow-up",
                enabled=self._is_cue,
            ),
            Action(
                "cues.down",
                lambda: _("Move down"),
                partial(self.move_by, 1),
                icon="arrow-down",
                enabled=self._is_cue,
            ),
            Action(
                "cues.delete",
                lambda: _("Delete"),
                self.delete,
                icon="trash",
                enabled=lambda: bool(self._chosen()),
            ),
            Action(
                "cues.undo",
                partial(self._step_text, undone=False),
                self.undo,
                "Ctrl+Z",
                "undo",
                enabled=lambda: self._next(undone=False) is not None,
            ),
            Action(
                "cues.redo",
                partial(self._step_text, undone=True),
                self.redo,
                "Ctrl+Y; Ctrl+Shift+Z",
                "redo",
                enabled=lambda: self._next(undone=True) is not None,
            ),
            Action("cues.close", lambda: _("Close"), self.close),
        ]

    def _step_text(self, *, undone: bool) -> str:
        step = self._next(undone=undone)
        if step is None:
            return _("Redo") if undone else _("Undo")
        words = _("Redo: %(step)s") if undone else _("Undo: %(step)s")
        return words % {"step": word_step(step)}

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._follow)
        self.model.refused.connect(self._warn)
        self.table.selectionModel().currentChanged.connect(lambda _now, _was: self.acts.refresh())
        self.table.selected.connect(lambda _ids: self.acts.refresh())
        self.table.add_asked.connect(self.add)
        self.table.opened.connect(lambda _id: self.add())
        self.table.delete_asked.connect(lambda _ids: self.delete())
        self.table.move_asked.connect(lambda _id, step: self.move_by(step))
        self.acts.context_menu(self.table, "cues.add", "cues.up", "cues.down", "-", "cues.delete")

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.M)
        head = row(boxed(column(self.heading, self.hint, spacing=0)), None, self.sums)
        down.addLayout(head)
        down.addWidget(self.problem)
        self.content = QStackedWidget()
        self.content.addWidget(self.table)
        nothing = _("Nothing in the programme has a time yet.")
        self.content.addWidget(EmptyState("list", nothing))
        down.addWidget(self.content, 1)
        left = [self.acts.button(name) for name in ("cues.add", "cues.up", "cues.down")]
        left += [self.acts.button(name) for name in ("cues.delete", "cues.undo", "cues.redo")]
        for button in left:
            button.setAutoDefault(False)  # Enter is the table's
        close = self.acts.button("cues.close", Role.PRIMARY)
        close.setAutoDefault(False)
        down.addLayout(row(*left, None, close))


def edit_cues(context: "Context", parent: QWidget, session: SessionId | None = None) -> None:
    """Let the cues of the event shown be written, from a session on."""
    CueDialog(context, parent, session).exec()
