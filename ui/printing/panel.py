"""How the chosen document is to come out, what that takes, and what to look at first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.sheets import LS_3114, SHEETS, BadgeSheet
from reports.result import PaperWarning, shortened
from reports.wording import warning_text
from ui import words
from ui.language import LANGUAGE_NAMES, _, language, ngettext, pgettext
from ui.printing.documents import Document, PrintOptions, Setting
from ui.printing.labels import LabelPicker
from ui.theme import Size
from ui.widgets.buttons import Segmented
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.panels import Note, SidePanel, clear_layout, column
from ui.widgets.text import PlainLabel, Tone

_WARNINGS_SHOWN = 12
_SUBJECT_SHOWN = 28
_EVERYBODY = ""
_SHEETS, _SINGLE = "sheets", "single"
_LONG_WORD = re.compile(r"\S{8}")
_MAY_BREAK = "\u200b"  # Qt widens a panel for a word without spaces rather than break it


class PrintPanel(SidePanel):
    """The settings of a document and the facts of its paper.

    Signals:
        changed: the user set something; ``options`` has it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Print settings"), parent=parent)
        self._options = PrintOptions(language())
        self._settings: frozenset[Setting] = frozenset()
        self.title = self.heading()
        self._form = self.add(Form())
        self._add_single()
        self._add_paper()
        self._add_labels()
        self._add_people()
        self._add_language()
        self._facts = self.section(_("What it takes"))
        self._notes = column()
        self.add_layout(self._notes)
        self.set_options(self._options)

    @property
    def options(self) -> PrintOptions:
        """What is set."""
        return self._options

    def set_options(self, options: PrintOptions) -> None:
        """Show these settings without telling."""
        self._options = options
        self.single.set_value(_SINGLE if options.single else _SHEETS)
        self.paper.set_value(options.paper.value)
        self.sheet.set_value(options.sheet.name)
        self.labels.set_sheet(options.sheet)
        self.labels.set_value(options.start)
        self.who.set_value(_key(options.category))
        self.language.set_value(options.language.value)
        self._show_rows()

    def show_document(self, document: Document) -> None:
        """Offer what can be set of this document."""
        self.title.setText(document.title())
        self._settings = document.settings
        self._show_rows()
        self.set_facts(())
        self.set_warnings(())

    def set_categories(
        self, everybody: int, categories: Sequence[tuple[CategoryId, str, int]]
    ) -> None:
        """Offer everybody, and each category with its count."""
        known = [(_EVERYBODY, _counted(_("Everybody"), everybody))]
        known += [(_key(category), _counted(name, count)) for category, name, count in categories]
        if _key(self._options.category) not in dict(known):
            self._options = replace(self._options, category=None)
        self.who.set_choices(known, _key(self._options.category))

    def set_everybody(self) -> None:
        """Print for everybody again, as if the user had chosen it."""
        self.who.set_value(_EVERYBODY)
        self._set(category=None)

    def set_printed(self, badges: int) -> None:
        """Show in the drawing of the sheet how many badges go on it."""
        self.labels.set_printed(badges)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Tell how much paper it takes."""
        self._facts.clear()
        self._facts.setVisible(bool(facts))
        form = Form()
        for word, fact in facts:
            form.add(word, PlainLabel(fact, wrap=True))
        self._facts.add(form)

    def set_warnings(self, warnings: Sequence[PaperWarning]) -> None:
        """Name what did not come out exactly as it was written."""
        clear_layout(self._notes)
        if not warnings:
            return
        lines = [_in_short(warning) for warning in warnings[:_WARNINGS_SHOWN]]
        if len(warnings) > _WARNINGS_SHOWN:
            lines.append(_("… and %(n)d more") % {"n": len(warnings) - _WARNINGS_SHOWN})
        self._notes.addWidget(Note(warning_count(len(warnings)), "\n".join(lines)))

    # How it is built

    def _add_single(self) -> None:
        ways = Segmented([(_SHEETS, _("Sheets to cut")), (_SINGLE, _("One a page"))])
        ways.chosen.connect(lambda value: self._set(single=value == _SINGLE))
        self.single = self._form.add(_("Cards"), ways)

    def _add_paper(self) -> None:
        papers = Segmented(
            [(paper.value, words.paper_name(paper)) for paper in (Paper.A4, Paper.A5)],
            name=_("Paper size"),
        )
        papers.chosen.connect(lambda value: self._set(paper=Paper(value)))
        self.paper = self._form.add(_("Paper size"), papers)

    def _add_language(self) -> None:
        spoken = Segmented([(which.value, LANGUAGE_NAMES[which]) for which in Language])
        spoken.chosen.connect(lambda value: self._set(language=Language(value)))
        self.language = self._form.add(_("Language"), spoken)

    def _add_labels(self) -> None:
        sheets = ChoiceField([(sheet.name, sheet_name(sheet)) for sheet in SHEETS.values()])
        sheets.committed.connect(self._set_sheet)
        self.sheet = self._form.add(_("Sheet"), sheets)
        picker = LabelPicker(LS_3114)
        picker.picked.connect(lambda label: self._set(start=label))
        self.labels = self._form.add(_("First label"), picker)
        hint = _("On a begun sheet, choose the first label that is left.")
        self._hint = self._form.add_wide(
            PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        )

    def _add_people(self) -> None:
        who = ChoiceField()
        who.committed.connect(lambda key: self._set(category=CategoryId(int(key)) if key else None))
        self.who = self._form.add(pgettext("badges", "For"), who)

    def _show_rows(self) -> None:
        labels = Setting.LABELS in self._settings
        several = labels and self._options.sheet.labels > 1
        single = Setting.SINGLE in self._settings
        for editor, visible in (
            (self.single, single),
            (self.paper, Setting.PAPER in self._settings and not (single and self._options.single)),
            (self.sheet, labels),
            (self.labels, several),
            (self.who, Setting.CATEGORY in self._settings),
        ):
            self._form.set_row_visible(editor, visible=visible)
        self._hint.setVisible(several)

    def _set_sheet(self, name: str) -> None:
        self.labels.set_sheet(SHEETS[name])
        self._set(sheet=SHEETS[name], start=1)

    def _set(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of PrintOptions
        self._options = replace(self._options, **fields)
        self._show_rows()
        self.changed.emit()


def sheet_name(sheet: BadgeSheet) -> str:
    """A sheet in words: its name and what is on it."""
    if sheet.labels == 1:
        return _("Cards of %(width)g × %(height)g mm") % {
            "width": sheet.width,
            "height": sheet.height,
        }
    return _("%(sheet)s, %(n)d to a sheet") % {"sheet": sheet.name, "n": sheet.labels}


def warning_count(count: int) -> str:
    """That there are so many places to look at."""
    return ngettext("Look at %(n)d place", "Look at %(n)d places", count) % {"n": count}


def _in_short(warning: PaperWarning) -> str:
    short = replace(warning, subject=shortened(warning.subject, _SUBJECT_SHOWN))
    return _LONG_WORD.sub(lambda part: part[0] + _MAY_BREAK, warning_text(short, language()))


def _key(category: CategoryId | None) -> str:
    return _EVERYBODY if category is None else str(category)


def _counted(name: str, count: int) -> str:
    return f"{name} ({count})"
