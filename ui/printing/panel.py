"""How the chosen document is to come out, what that takes, and what to look at first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.language import _, language
from ui.pages.base import Context
from ui.printing.cautions import Cautions
from ui.printing.documents import Document, PrintOptions
from ui.printing.settings import GROUPS
from ui.printing.settings.base import FormGroup, SettingGroup
from ui.theme import Extent, Space
from ui.widgets.fields import Form
from ui.widgets.panels import SidePanel, column
from ui.widgets.text import PlainLabel

G = TypeVar("G", bound=SettingGroup)


class PrintPanel(SidePanel):
    """The settings of a document, group by group, and the facts of its paper.

    Signals:
        changed: the user set something; ``options`` has it.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Print settings"), parent=parent)
        self._context = context
        self._document: Document | None = None
        self._options = PrintOptions(language())
        self._groups: dict[type[SettingGroup], SettingGroup] = {}
        self.heading(_("Print settings"))
        self.cautions = self.add(Cautions())
        self._places = column()
        self.add_layout(self._places)
        self._facts = self.section(_("What it takes"))

    @property
    def options(self) -> PrintOptions:
        """What is set."""
        return self._options

    def group(self, kind: type[G]) -> G:
        """The group of a kind, which the document shown has."""
        group = self._groups[kind]
        assert isinstance(group, kind)  # noqa: S101 - it is kept by its own class
        return group

    def show_document(self, document: Document, options: PrintOptions) -> None:
        """Offer what can be set of this document, set like this."""
        self._document, self._options = document, options
        for kind in GROUPS:
            if kind.concerns(document):
                self._made(kind).refresh()
        for kind, group in self._groups.items():
            group.setVisible(kind.concerns(document))
        self._show_options()
        self.set_facts(())
        self.cautions.show_warnings(())

    def refresh(self) -> None:
        """Read again what the workspace offers to choose from."""
        for group in self._shown():
            group.refresh()

    def set(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of PrintOptions
        """Set fields of the options, as if the user had."""
        self._options = replace(self._options, **fields)
        self._show_options()
        self.changed.emit()

    def set_items(self, count: int) -> None:
        """Tell the groups how many things are on the paper."""
        for group in self._shown():
            group.show_items(count)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Tell how much paper it takes."""
        self._facts.clear()
        self._facts.setVisible(bool(facts))
        form = Form()
        for word, fact in facts:
            form.add(word, PlainLabel(fact, wrap=True))
        self._facts.add(form)

    # How the groups are kept

    def _made(self, kind: type[SettingGroup]) -> SettingGroup:
        """The group of a kind, made where a document first needs it."""
        if kind not in self._groups:
            made = kind(self._context)
            made.changed.connect(lambda fields: self.set(**fields))
            before = [known for known in GROUPS[: GROUPS.index(kind)] if known in self._groups]
            self._places.insertWidget(len(before), made)
            self._groups[kind] = made
        return self._groups[kind]

    def _shown(self) -> list[SettingGroup]:
        document = self._document
        return [
            group
            for kind, group in self._groups.items()
            if document is not None and kind.concerns(document)
        ]

    def _show_options(self) -> None:
        for group in self._shown():
            group.setVisible(True)
            assert self._document is not None  # noqa: S101 - groups are shown for one
            group.show_options(self._document, self._options)
        forms = [group.form for group in self._shown() if isinstance(group, FormGroup)]
        width = max((form.label_width for form in forms), default=0)
        for form in forms:
            form.align(width, Extent.PANEL - Space.L - Extent.SCROLL)
