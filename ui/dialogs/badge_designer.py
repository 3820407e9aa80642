"""The badge designer's window: palette, card, settings, and what is done with the design."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from eventapp.domain.badge_layouts import BadgeLayout, Box, PictureElement
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import AssetHash, BadgeLayoutId
from eventapp.domain.kinds import Kind
from eventapp.domain.text import NAME_LIMIT
from eventapp.exchange.badge_layouts import ENDING, read_badge_layout, write_badge_layout
from eventapp.services.assets import keep_picture, picture
from eventapp.services.badge_layouts import (
    delete_layout,
    find_layout,
    free_name,
    import_layout,
    layout_pictures,
    list_layouts,
    save_layout,
)
from ui.actions import Action, ActionSet
from ui.dialogs.confirm import confirm
from ui.dialogs.files import open_file, save_file
from ui.dialogs.name import ask_name
from ui.directory.pictures import PICTURE_FILES, read_picture
from ui.language import _
from ui.printing.designer.arranging import Layer
from ui.printing.designer.canvas import Canvas
from ui.printing.designer.draft import Draft
from ui.printing.designer.layers import LeftSide
from ui.printing.designer.panel import DesignPanel
from ui.printing.designer.proof import Made, Order, Proof
from ui.printing.designer.samples import Samples
from ui.printing.designer.strips import FootStrip, ShownStrip
from ui.printing.orders import safe_file_name
from ui.theme import Designer
from ui.widgets.bars import Banner
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import PageHeader, column, hairline
from ui.wording import word_error

if TYPE_CHECKING:
    from ui.pages.base import Context

_NAME_LENGTH: Final = 60
_LARGEST_PICTURE: Final = 0.5
"""Of the card, either way, when a picture is put there."""


class BadgeDesigner(QDialog):
    """Works on a draft; only "Save" writes it to the workspace, as one step to undo there.

    ``saved`` is the number of what was saved or imported last.
    """

    def __init__(
        self,
        context: "Context",
        parent: QWidget | None,
        layout: BadgeLayout,
        layout_id: BadgeLayoutId | None = None,
    ) -> None:
        super().__init__(parent)
        self.saved: BadgeLayoutId | None = None
        self._context = context
        self._workspace = context.workspace
        self.draft = Draft(layout, layout_id, self)
        self.samples = Samples(context.workspace, context.event_id)
        self.setWindowTitle(_("Badge designer"))
        self.setSizeGripEnabled(False)
        self.banner = Banner()
        self.canvas = Canvas(self.draft)
        self.left = LeftSide(self.draft)
        shown = self.samples.snapshot(layout)
        has_logo = shown.host is not None and shown.host.logo is not None
        self.panel = DesignPanel(self.draft, shown.event.colour, has_logo=has_logo)
        self.shown = ShownStrip(self.draft, self.samples)
        self.foot = FootStrip(self.draft, self.canvas)
        self.proof = Proof(self, self._order)
        self._declare()
        self._lay_out()
        self._connect()
        self._follow()

    def work(self) -> None:
        """Fill the window with it until it is closed."""
        host = self.parentWidget()
        if host is not None and host.window().isVisible():
            self.setGeometry(host.window().geometry())
        self.exec()

    # What the user does with the design

    def save(self) -> None:
        """Keep it in the workspace."""
        self.panel.commit()
        with self._trying():
            changes = save_layout(self._workspace, self.draft.layout, self.draft.id)
            self._note(self.draft.id or BadgeLayoutId(changes.only_inserted(Kind.BADGE_LAYOUT)))

    def save_as(self) -> None:
        """Keep it as another design, and go on with that one."""
        self.panel.commit()
        taken = [row.name for row in list_layouts(self._workspace)]
        name = free_name(self.draft.layout.name, taken)
        wanted = ask_name(self, _("Save as another design"), name, yes=_("Save"), limit=NAME_LIMIT)
        if wanted:
            with self._trying():
                layout = replace(self.draft.layout, name=wanted)
                changes = save_layout(self._workspace, layout)
                self._note(BadgeLayoutId(changes.only_inserted(Kind.BADGE_LAYOUT)))

    def export(self) -> None:
        """Write it into a file, with its pictures."""
        self.panel.commit()
        layout = self.draft.layout
        name = safe_file_name(layout.name)[:_NAME_LENGTH] + ENDING
        path = save_file(self, _("Save the design as a file"), name, self._patterns())
        if path is not None:
            with self._trying():
                write_badge_layout(path, layout, layout_pictures(self._workspace, layout))
                self.foot.say(_("Saved “%(name)s”") % {"name": path.name})

    def bring(self) -> None:
        """Keep a design of a file in the workspace, and go on with that one."""
        if not self._may_leave():
            return
        path = open_file(self, _("Choose a badge design"), self._patterns())
        if path is None:
            return
        with self._trying():
            changes = import_layout(self._workspace, *read_badge_layout(path))
            self._begin(BadgeLayoutId(changes.only_inserted(Kind.BADGE_LAYOUT)))
            self.foot.say(_("“%(name)s” is in the workspace now") % {"name": path.name})

    def delete(self) -> None:
        """Take the saved design out of the workspace, and close."""
        said = _("Delete “%(name)s”?") % {"name": self.draft.layout.name}
        details = _("What is printed already stays. Undo in the main window brings it back.")
        if self.draft.id is None or not confirm(self, said, details, yes=_("Delete"), danger=True):
            return
        with self._trying():
            delete_layout(self._workspace, self.draft.id)
            self.saved = None
            self.done(QDialog.DialogCode.Rejected)

    def add_picture(self) -> None:
        """Put a picture on the card."""
        card = self.draft.card
        found = self._ask_picture()
        if found is None:
            return
        digest, width, height = found
        scale = min(card.width * _LARGEST_PICTURE / width, card.height * _LARGEST_PICTURE / height)
        wide, high = round(width * scale, 2), round(height * scale, 2)
        box = Box((card.width - wide) / 2, (card.height - high) / 2, wide, high)
        self.draft.add(PictureElement(box, digest))

    def change_picture(self) -> None:
        """Show another picture in the place of the marked one."""
        found = self._ask_picture()
        if found is not None:
            self.draft.style(picture=found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the card by Escape, where it lets go; then it closes the banner, then all."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.canvas.hasFocus():
            self.canvas.setFocus()
        elif self.banner.isVisible():
            self.banner.hide()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close, but ask before a change is lost."""
        if self._may_leave():
            super().reject()

    def done(self, result: int) -> None:
        """Close, in whichever way."""
        self.proof.stop()
        super().done(result)

    def _may_leave(self) -> bool:
        self.panel.commit()
        return not self.draft.is_changed or confirm(
            self,
            _("Leave without saving?"),
            _("What you changed since the last time you saved would be lost."),
            yes=_("Leave without saving"),
            danger=True,
        )

    # How it comes about

    def _ask_picture(self) -> tuple[AssetHash, int, int] | None:
        path = open_file(self, _("Choose a picture"), [(_("Pictures"), PICTURE_FILES)])
        found: tuple[AssetHash, int, int] | None = None
        if path is not None:
            with self._trying():
                digest = keep_picture(self._workspace, read_picture(path))
                if (kept := picture(self._workspace, digest)) is not None:
                    found = digest, kept.width, kept.height
        return found

    def _note(self, layout_id: BadgeLayoutId) -> None:
        self.saved = layout_id
        self.draft.note_saved(find_layout(self._workspace, layout_id), layout_id)
        self.foot.say(_("Saved"))

    def _begin(self, layout_id: BadgeLayoutId) -> None:
        self.saved = layout_id
        self.draft.begin(find_layout(self._workspace, layout_id), layout_id)
        self.canvas.fit()

    @contextmanager
    def _trying(self) -> Iterator[None]:
        try:
            yield
        except EventAppError as error:
            self.banner.tell(word_error(error))
        else:
            self.banner.hide()

    def _patterns(self) -> list[tuple[str, str]]:
        return [(_("Badge designs"), f"*{ENDING}")]

    # What is shown

    def _order(self) -> Order:
        layout = self.draft.layout
        scale = self.canvas.scale_now * self.devicePixelRatioF()
        snapshot = self.samples.snapshot(layout)
        return Order(layout, self.draft.side, snapshot, self.samples.language, scale)

    @Slot()
    def _follow(self) -> None:
        layout = self.draft.layout
        self.header.title.setText(layout.name)
        self.header.line.setText(
            _("Changed, not saved yet") if self.draft.is_changed else self._standing()
        )
        self.acts.refresh()
        self.proof.ask()

    def _standing(self) -> str:
        if self.draft.id is None:
            return _("A copy to change as you like; the design it comes from stays as it is.")
        return _("Kept in this workspace")

    @Slot(object)
    def _show(self, made: Made) -> None:
        layout = made.order.layout
        self.canvas.show_picture(made.picture, layout.width, layout.height)
        self.foot.set_warnings(made.warnings)

    # How it is built

    def _connect(self) -> None:
        self.draft.changed.connect(self._follow)
        self.canvas.scaled.connect(self.proof.ask)
        self.acts.context_menu(
            self.canvas,
            "design.duplicate",
            "design.remove",
            "-",
            *(f"design.{layer}" for layer in (Layer.FRONT, Layer.FORWARD)),
            *(f"design.{layer}" for layer in (Layer.BACKWARD, Layer.BACK)),
        )
        self.canvas.dragged.connect(self.panel.place.show_box)
        self.canvas.edit_asked.connect(self.panel.edit)
        self.shown.changed.connect(self.proof.ask)
        self.proof.made.connect(self._show)
        self.left.picture_asked.connect(self.add_picture)
        self.left.put.connect(self.canvas.setFocus)
        self.panel.picture_asked.connect(self.change_picture)

    def _lay_out(self) -> None:
        self.header = PageHeader("")
        more = QMenu(self)
        self.acts.fill(
            more, "design.save_as", "-", "design.export", "design.import", "-", "design.delete"
        )
        for name in ("design.undo", "design.redo"):
            button = self.header.add(self.acts.button(name, Role.QUIET))
            button.set_terse(True)
        self.header.add(make_button(_("More"), menu=more))
        self.header.add(make_button(_("Close"), clicked=self.reject))
        self.header.add(self.acts.button("design.save", Role.PRIMARY))
        middle = column(self.shown, hairline(), self.banner, spacing=0)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(hairline())
        middle.addWidget(self.foot)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.left)
        across.addLayout(middle, 1)
        across.addWidget(self.panel)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.header)
        down.addWidget(hairline())
        down.addLayout(across, 1)
        self.resize(*Designer.WINDOW)
        self.canvas.setFocus()

    def _declare(self) -> None:
        draft, marked = self.draft, lambda: bool(self.draft.marked)
        actions = [
            Action("design.save", lambda: _("Save"), self.save, "Ctrl+S", "save"),
            Action("design.save_as", lambda: _("Save as…"), self.save_as, "Ctrl+Shift+S", "copy"),
            Action("design.export", lambda: _("Save as a file…"), self.export, icon="upload"),
            Action("design.import", lambda: _("Bring from a file…"), self.bring, icon="download"),
            Action(
                "design.delete",
                lambda: _("Delete this design"),
                self.delete,
                icon="trash",
                enabled=lambda: draft.id is not None,
            ),
            Action(
                "design.undo",
                lambda: _("Undo"),
                draft.undo,
                "Ctrl+Z",
                "undo",
                enabled=lambda: draft.can_undo,
            ),
            Action(
                "design.redo",
                lambda: _("Redo"),
                draft.redo,
                "Ctrl+Y; Ctrl+Shift+Z",
                "redo",
                enabled=lambda: draft.can_redo,
            ),
            Action(
                "design.duplicate",
                lambda: _("Duplicate"),
                draft.duplicate,
                "Ctrl+D",
                "copy",
                enabled=marked,
            ),
            Action(
                "design.remove", lambda: _("Delete"), draft.delete, icon="trash", enabled=marked
            ),
            Action(
                "design.larger",
                lambda: _("Larger"),
                partial(self.canvas.zoom, 1),
                "Ctrl++; Ctrl+=",
            ),
            Action("design.smaller", lambda: _("Smaller"), partial(self.canvas.zoom, -1), "Ctrl+-"),
            Action("design.fit", lambda: _("Whole card"), self.canvas.fit, "Ctrl+0"),
        ]
        for layer, keys, word in (
            (Layer.FORWARD, "Ctrl+]", lambda: _("One forward")),
            (Layer.BACKWARD, "Ctrl+[", lambda: _("One back")),
            (Layer.FRONT, "Ctrl+Shift+]", lambda: _("To the front")),
            (Layer.BACK, "Ctrl+Shift+[", lambda: _("To the back")),
        ):
            run = partial(draft.layer, layer)
            actions.append(Action(f"design.{layer}", word, run, keys, enabled=marked))
        self.acts = ActionSet(self, actions)
