"""Taking a programme in: which file, what is in it, where it goes, what became of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.interchange import ExchangedProgramme, ReadProgramme
from eventapp.exchange.files import READABLE, read_programme
from eventapp.exchange.parts import on_day
from eventapp.services.events import event_facts
from eventapp.services.importing import import_programme as take_in
from eventapp.services.importing import is_known
from ui import words
from ui.dialogs.files import open_file
from ui.dialogs.report import report_text, show_report
from ui.exchange_words import import_words, not_taken_words
from ui.jobs import run_job
from ui.language import _, ngettext
from ui.theme import Extent, Size, Space
from ui.widgets.bars import Offer
from ui.widgets.buttons import Role, make_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.fields import DateField, Form
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from eventapp.services.import_report import ImportReport
    from ui.pages.base import Context

_MOST_LINES = 3


class ImportDialog(QDialog):
    """What a file holds, and whether it joins the event shown or becomes one of its own."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        read: ReadProgramme,
        event: str,
        *,
        joins: bool,
        first_day: date,
    ) -> None:
        super().__init__(parent)
        self._programme = programme = read.programme
        self.setWindowTitle(_("Import programme"))
        self.setFixedWidth(Extent.DIALOG + Extent.FIELD_LABEL)
        self.join = QRadioButton(_("Into the event shown"))
        self.apart = QRadioButton(_("As a new event"))
        places = QButtonGroup(self)
        places.addButton(self.join)
        places.addButton(self.apart)
        (self.join if joins else self.apart).setChecked(True)
        self.join.setEnabled(bool(event))
        count = len(programme.sessions)
        take = ngettext("Import %(n)d session", "Import %(n)d sessions", count) % {"n": count}
        self.take = make_button(take, Role.PRIMARY, clicked=self.accept)
        self.take.setDefault(True)
        self.left_out = not_taken_words(read.left_out)
        self.first_day = DateField(first_day)
        self._lay_out(programme, name, event)

    def dated(self) -> ExchangedProgramme:
        """The programme; where it names no date, on the day asked for."""
        first_day: date = self.first_day.date().toPython()  # type: ignore[assignment]
        return on_day(self._programme, first_day)

    def _lay_out(self, programme: ExchangedProgramme, name: str, event: str) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        headline = ClampedLabel(most=_MOST_LINES, size=Size.SECTION, bold=True)
        down.addWidget(headline)
        headline.setText(words.pick(programme.title, programme.title_en) or name)
        told = ClampedLabel(most=_MOST_LINES, tone=Tone.MUTED)
        down.addWidget(told)
        told.setText(" · ".join((*_counts(programme), name)))
        down.addLayout(
            _choice(
                self.join,
                _("“%(title)s”: known sessions are brought up to date, others added.")
                % {"title": event}
                if event
                else _("No event is shown."),
                _("Nothing is deleted, and it is one step to undo."),
            )
        )
        down.addLayout(_choice(self.apart, _("The events that are here stay as they are.")))
        if not programme.days:
            down.addWidget(PlainLabel(_("The file names no date."), bold=True))
            form = Form()
            form.add(_("First day"), self.first_day)
            down.addWidget(form)
        if self.left_out:
            text = report_text(self.left_out)
            text.setFixedHeight(Extent.COLUMN)
            text.setProperty("small", "true")
            down.addWidget(text)
        down.addSpacing(Space.S)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.take))


def import_programme(context: "Context", parent: QWidget) -> None:
    """Ask for a file, show what is in it, and take it in."""
    patterns = [(_("Programmes"), " ".join(f"*{ending}" for ending in READABLE))]
    path = open_file(parent, _("Import programme"), patterns)
    if path is not None:
        run_job(
            parent,
            _("Reading %(name)s") % {"name": path.name},
            lambda _progress: read_programme(path),
            done=lambda read: _ask(context, parent, path, read),
        )


def _ask(context: "Context", parent: QWidget, path: Path, read: ReadProgramme) -> None:
    shown = context.event.id
    title, joins, first_day = "", False, date.today()  # noqa: DTZ011 - a wall calendar's
    if shown is not None:
        facts = event_facts(context.workspace, shown)
        title = words.pick(facts.title, facts.title_en)
        first_day = facts.days[0].date if facts.days else first_day
        joins = is_known(context.workspace, shown, read.programme)
    dialog = ImportDialog(parent, path.name, read, title, joins=joins, first_day=first_day)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    try:
        report = take_in(
            context.workspace,
            dialog.dated(),
            event_id=shown if dialog.join.isChecked() else None,
            complete=read.complete,
            name=path.stem,
        )
    except EventAppError as error:
        context.warn(error)
        return
    context.event.show(report.event)
    _tell(context, parent, report, read)


def _tell(context: "Context", parent: QWidget, report: "ImportReport", read: ReadProgramme) -> None:
    headline, *lines = import_words(report, read.left_out)
    offer = Offer(_("What changed"), lambda: show_report(parent, headline, lines))
    context.say(headline, undo=not report.changed_nothing, offer=offer if lines else None)


def _counts(programme: ExchangedProgramme) -> Sequence[str]:
    people = {who.guid or who.name for session in programme.sessions for who in session.people}
    days, rooms = len(programme.days), len(programme.rooms)
    return (
        ngettext("%(n)d day", "%(n)d days", days) % {"n": days},
        ngettext("%(n)d room", "%(n)d rooms", rooms) % {"n": rooms},
        ngettext("%(n)d person", "%(n)d people", len(people)) % {"n": len(people)},
    )


def _choice(button: QRadioButton, *hints: str) -> QVBoxLayout:
    below = PlainLabel(" ".join(hints), size=Size.SMALL, tone=Tone.MUTED, wrap=True)
    below.setContentsMargins(Space.XL, 0, 0, 0)
    return column(button, below, spacing=0)
