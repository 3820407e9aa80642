"""What many documents are set by: paper, cards or sheets, for whom, in which language."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import Language, Paper
from eventapp.services.attendees import count_badges, list_categories
from ui import words
from ui.language import LANGUAGE_NAMES, _, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import FormGroup
from ui.widgets.buttons import Segmented
from ui.widgets.fields import ChoiceField

_EVERYBODY: Final = ""
_SHEETS, _SINGLE = "sheets", "single"
_BOTH: Final = "both"


class SingleGroup(FormGroup):
    """Cards on sheets to cut, or each on a page of its own size."""

    serves = frozenset({Setting.SINGLE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ways = Segmented([(_SHEETS, _("Sheets to cut")), (_SINGLE, _("One a page"))])
        self.ways.chosen.connect(lambda value: self.changed.emit({"single": value == _SINGLE}))
        self.form.add(_("Cards"), self.ways)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which of the two."""
        del document
        self.ways.set_value(_SINGLE if options.single else _SHEETS)


class PaperGroup(FormGroup):
    """The size of the paper, where a document comes on several."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.papers = Segmented([], name=_("Paper size"))
        self.papers.chosen.connect(lambda value: self.changed.emit({"paper": Paper(value)}))
        self.form.add(_("Paper size"), self.papers)
        self._offered: tuple[Paper, ...] = ()

    @classmethod
    def concerns(cls, document: Document) -> bool:
        """Whether there is a choice."""
        return len(document.papers) > 1

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show the sizes of the document, of which cards of their own size have none.

        What is folded comes on A4; the row stays, or the box that folds would leave the
        pointer that ticks it.
        """
        if document.papers != self._offered:
            self._offered = document.papers
            self.papers.set_segments(
                [(paper.value, words.paper_name(paper)) for paper in document.papers]
            )
        single = Setting.SINGLE in document.settings and options.single
        folded = Setting.BOOKLET in document.settings and options.booklet
        self.papers.set_value((Paper.A4 if folded else options.paper).value)
        self.setEnabled(not folded)
        self.setVisible(not single)


class CategoryGroup(FormGroup):
    """Everybody, or those of one category."""

    serves = frozenset({Setting.CATEGORY})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.who = ChoiceField()
        self.who.committed.connect(self._choose)
        self.form.add(pgettext("badges", "Category"), self.who)
        self._shown: CategoryId | None = None
        self._known: dict[str, str] = {}

    def refresh(self) -> None:
        """Count again; with the category chosen gone, everybody is chosen."""
        workspace, event_id = self.context.workspace, self.context.event_id
        counts = count_badges(workspace, event_id)
        known = {_EVERYBODY: _counted(_("Everybody"), sum(counts.values()))}
        for row in list_categories(workspace, event_id):
            name = words.pick(row.name, row.name_en)
            known[_key(row.id)] = _counted(name, counts.get(row.id, 0))
        if known != self._known:
            self._known = known
            self.who.set_choices(list(known.items()), _key(self._shown))
        if _key(self._shown) not in known:
            self.changed.emit({"category": None})

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show for whom."""
        del document
        self._shown = options.category
        self.who.set_value(_key(self._shown))

    def _choose(self, key: str) -> None:
        self.changed.emit({"category": CategoryId(int(key)) if key else None})


class OneGroup(FormGroup):
    """All of something, or just one: a panel, a person."""

    serves = frozenset({Setting.ONE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.one = ChoiceField()
        self.one.committed.connect(lambda key: self.changed.emit({"one": int(key)}))
        self.form.add(pgettext("which", "Which"), self.one)
        self._document: Document | None = None
        self._options: PrintOptions | None = None
        self._offered: list[tuple[str, str]] = []

    def refresh(self) -> None:
        """Offer again what there is to choose from."""
        if self._document is not None and self._options is not None:
            self._offer(self._document, self._options)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which one."""
        offer = document is not self._document or options != self._options
        self._document, self._options = document, options
        if offer or not self._offered:
            self._offer(document, options)
        self.one.set_value(str(options.one))

    def _offer(self, document: Document, options: PrintOptions) -> None:
        # What can be chosen must not depend on what is chosen.
        free = replace(options, one=0)
        choices = document.choices(self.context.workspace, self.context.event_id, free)
        offered = [("0", pgettext("which", "All"))]
        offered += [(str(choice.number), choice.name) for choice in choices]
        if offered != self._offered:
            self._offered = offered
            self.one.set_choices(offered, str(options.one))
        # Not hidden: what is below it would jump as things come to be.
        self.one.setEnabled(len(offered) > 1)


class LanguageGroup(FormGroup):
    """One language, the other, or both side by side where the document can."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.spoken = Segmented([])
        self.spoken.chosen.connect(self._choose)
        self.form.add(_("Language"), self.spoken)
        self._offered: bool | None = None

    @classmethod
    def concerns(cls, document: Document) -> bool:
        """Every document speaks."""
        del document
        return True

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which."""
        if document.both is not self._offered:
            self._offered = document.both
            segments = [(which.value, LANGUAGE_NAMES[which]) for which in Language]
            if document.both:
                segments.append((_BOTH, pgettext("language", "Both")))
            self.spoken.set_segments(segments)
        both = document.both and options.both
        self.spoken.set_value(_BOTH if both else options.language.value)

    def _choose(self, value: str) -> None:
        if value == _BOTH:
            self.changed.emit({"both": True})
        else:
            self.changed.emit({"language": Language(value), "both": False})


def _key(category: CategoryId | None) -> str:
    return _EVERYBODY if category is None else str(category)


def _counted(name: str, count: int) -> str:
    return f"{name} ({count:,})"
