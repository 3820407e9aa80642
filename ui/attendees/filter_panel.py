"""The panel that makes a filter: what is switched on there the table shows at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.filters import Filter
from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, FieldKind, Origin
from eventapp.services.own_fields import NO, YES, OwnFieldRow
from ui import words
from ui.attendees.consent_words import consent_kind
from ui.attendees.filter_words import Known, own_value_word, yes_no_words
from ui.attendees.toggles import Toggles
from ui.language import _, pgettext
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import CheckField, ChoiceField, DateField, Form, LineField
from ui.widgets.panels import Section, boxed, clear_layout, column, row
from ui.widgets.text import PlainLabel

_ANY, _YES, _NO, _NONE = "", "yes", "no", "none"


class FilterPanel(QWidget):
    """Every criterion there is, and a name to keep the filter under.

    Signals:
        changed: the :class:`Filter` now.
        save_asked: a name.
        closed: the panel is not wanted any more.
    """

    changed = Signal(object)
    save_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = Filter()
        self._own_fields: Sequence[OwnFieldRow] = ()
        self.own: dict[str, Toggles | LineField] = {}
        heading = PlainLabel(_("Filter"), size=Size.SECTION, bold=True)
        self.clear = make_button(_("Clear"), Role.LINK, clicked=self._clear)
        close = make_button(_("Close"), Role.LINK, clicked=self.closed.emit)
        down = column(boxed(row(heading, None, self.clear, close)), spacing=Space.M)
        for section in (*self._standing(), self._marks(), self._more(), self._saving()):
            down.addWidget(section)
        self.setLayout(down)

    def show_filter(self, wanted: Filter, known: Known) -> None:
        """Show a filter among the event's categories and fields."""
        self.value = wanted
        self._offer(known)
        self.statuses.set_value(wanted.statuses)
        self.came.set_value({_YES} if wanted.came else set() if wanted.came is None else {_NO})
        self.categories.set_value({_key(category) for category in wanted.categories})
        self.origins.set_value(wanted.origins)
        self.consents.set_value(wanted.no_consent)
        for name, field in self.flags.items():
            value = getattr(wanted, name)
            field.set_value(_ANY if value is None else _YES if value else _NO)
        self.organisation.set_value(wanted.organisation)
        self.since_asked.set_value(wanted.since is not None)
        self.since.setEnabled(wanted.since is not None)
        if wanted.since is not None:
            self.since.set_value(wanted.since)
        self._show_own(wanted.own)
        self.clear.setEnabled(bool(wanted))
        self.save.setEnabled(bool(wanted))

    def begin(self) -> None:
        """Be ready for keys."""
        next(iter(self.statuses.buttons.values())).setFocus()

    def commit(self) -> None:
        """Take what is being typed."""
        self.organisation.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # How it is built

    def _standing(self) -> list[Section]:
        self.statuses = Toggles(_("Status"))
        self.statuses.set_choices(words.choices(AttendeeStatus, words.attendee_status))
        self.statuses.changed.connect(
            lambda keys: self._change(statuses=frozenset(map(AttendeeStatus, keys)))
        )
        self.came = Toggles(pgettext("filter", "Came"))
        self.came.set_choices([*zip((_YES, _NO), yes_no_words()["came"], strict=True)])
        self.came.changed.connect(self._change_came)
        self.categories = Toggles(_("Category"))
        self.categories.changed.connect(
            lambda keys: self._change(categories=frozenset(map(_category, keys)))
        )
        status = Section(_("Status"))
        status.add(self.statuses)
        status.add(self.came)
        category = Section(_("Category"))
        category.add(self.categories)
        return [status, category]

    def _marks(self) -> Section:
        section, form = Section(_("Marks and contact")), Form()
        self.flags: dict[str, ChoiceField] = {}
        labels = {
            "guest": _("Guest"),
            "blocked": _("Blocked"),
            "attention": _("Desk note"),
            "companion": _("Companion"),
            "email": _("E-mail"),
            "phone": _("Phone"),
        }
        for name, label in labels.items():
            yes, no = yes_no_words()[name]
            field = ChoiceField([(_ANY, _("Any")), (_YES, yes), (_NO, no)])
            field.committed.connect(lambda key, name=name: self._change_flag(name, key))
            self.flags[name] = form.add(label, field)
        section.add(form)
        return section

    def _more(self) -> QWidget:
        self.origins = Toggles(_("How registered"))
        self.origins.set_choices(words.choices(Origin, words.origin))
        self.origins.changed.connect(
            lambda keys: self._change(origins=frozenset(map(Origin, keys)))
        )
        self.consents = Toggles(_("Has not agreed to"))
        self.consents.set_choices(words.choices(ConsentKind, consent_kind))
        self.consents.changed.connect(
            lambda keys: self._change(no_consent=frozenset(map(ConsentKind, keys)))
        )
        registered, consent = Section(_("How registered")), Section(_("Has not agreed to"))
        registered.add(self.origins)
        registered.add(self._since())
        consent.add(self.consents)
        self.organisation = LineField(placeholder=_("Part of the name"))
        self.organisation.setAccessibleName(_("Organisation"))
        self.organisation.committed.connect(lambda text: self._change(organisation=text))
        organisation = Section(_("Organisation"))
        organisation.add(self.organisation)
        self._own_box = column(spacing=Space.M)
        return boxed(column(registered, consent, organisation, boxed(self._own_box)))

    def _since(self) -> QWidget:
        self.since_asked = CheckField(_("From this day"))
        self.since_asked.setAccessibleName(_("Registered since a day"))
        self.since = DateField(date.today())  # noqa: DTZ011 - a day to begin choosing with
        self.since.setAccessibleName(_("Day of registration"))
        self.since.setEnabled(False)
        self.since_asked.committed.connect(self._ask_since)
        self.since.committed.connect(lambda day: self._change(since=day))
        return boxed(row(self.since_asked, self.since, None))

    def _saving(self) -> Section:
        section = Section(_("Keep this filter"))
        self.name = LineField(placeholder=_("Name"))
        self.name.setAccessibleName(_("Name of the filter"))
        self.name.returnPressed.connect(self._save)
        self.save = make_button(_("Save"), clicked=self._save)
        self.save.setEnabled(False)
        line = row(spacing=Space.S)
        line.addWidget(self.name, 1)
        line.addWidget(self.save)
        section.add_layout(line)
        return section

    # What is shown

    def _offer(self, known: Known) -> None:
        categories = [(_key(row.id), words.pick(row.name, row.name_en)) for row in known.categories]
        self.categories.set_choices([*categories, (_NONE, _("None"))])
        if list(known.own_fields) != list(self._own_fields):
            self._own_fields = tuple(known.own_fields)
            clear_layout(self._own_box)
            self.own = {}
            for own in known.own_fields:
                section = Section(own.name)
                self.own[own.key] = section.add(self._own_editor(own))
                self._own_box.addWidget(section)

    def _own_editor(self, own: OwnFieldRow) -> Toggles | LineField:
        if own.kind is FieldKind.TEXT:
            line = LineField(placeholder=_("Exactly this"))
            line.setAccessibleName(own.name)
            line.committed.connect(
                lambda text: self._change_own(own.key, frozenset({text} if text else ()))
            )
            return line
        toggles = Toggles(own.name)
        values = (YES, NO) if own.kind is FieldKind.YES_NO else own.choices
        offered = [(value, own_value_word(own.kind, value)) for value in values]
        toggles.set_choices([*offered, ("", _("Nothing given"))])
        toggles.changed.connect(lambda keys: self._change_own(own.key, keys))
        return toggles

    def _show_own(self, wanted: Mapping[str, frozenset[str]]) -> None:
        for key, field in self.own.items():
            values = wanted.get(key, frozenset())
            if isinstance(field, Toggles):
                field.set_value(values)
            else:
                field.set_value(next(iter(values), ""))

    # What is changed

    def _change(self, **criteria: Any) -> None:  # noqa: ANN401 - the fields of Filter
        self.value = replace(self.value, **criteria)
        self.changed.emit(self.value)

    def _change_came(self, keys: frozenset[str]) -> None:
        both = len(keys) > 1
        before = self.value.came
        if both:  # one of two excludes the other: the one pressed last is meant
            self._change(came=not before)
        else:
            self._change(came=_YES in keys if keys else None)

    def _change_flag(self, name: str, key: str) -> None:
        self._change(**{name: None if key == _ANY else key == _YES})

    def _change_own(self, key: str, values: frozenset[str]) -> None:
        own = {name: kept for name, kept in self.value.own.items() if name != key}
        self._change(own={**own, key: values} if values else own)

    def _ask_since(self, asked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._change(since=self.since.value if asked else None)

    def _clear(self) -> None:
        self.value = Filter()
        self.changed.emit(self.value)

    def _save(self) -> None:
        name = self.name.text().strip()
        if name and self.value:
            self.save_asked.emit(name)
            self.name.set_value("")
            self.name.clear()


def _key(category: CategoryId | None) -> str:
    return _NONE if category is None else str(category)


def _category(key: str) -> CategoryId | None:
    return None if key == _NONE else CategoryId(int(key))
