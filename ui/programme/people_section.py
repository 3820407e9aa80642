"""The people of a session in the side panel: seats, roles, invitations, and who comes next."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import AppearanceId, PersonId
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.services.appearances import AppearanceRow
from eventapp.services.people import PersonRow
from eventapp.services.programme import SessionRow
from ui import words
from ui.directory.parts import said_by_kind
from ui.directory.pictures import Pictures
from ui.language import _, length_text
from ui.pages.base import Page
from ui.printing.opening import open_tent
from ui.programme.line_list import LineList
from ui.programme.people_edits import PeopleEdits
from ui.programme.person_line import PersonLine, Seat, face_name
from ui.programme.rows import person_name, seated
from ui.programme.stand_in import HistoryBox, StandInForm, since_text
from ui.programme.stand_in_edits import StandInEdits
from ui.theme import Size
from ui.widgets.fields import PickField
from ui.widgets.panels import Section
from ui.widgets.text import PlainLabel, Tone

_COUNTED = frozenset({SessionKind.PANEL, SessionKind.QUESTIONS})
"""Kinds of session that share their time among people."""


class PeopleSection(Section):
    """Who is in the session shown; a name typed below adds somebody."""

    def __init__(
        self,
        page: Page,
        pictures: Pictures,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("People"), parent=parent)
        self._page, self._pictures = page, pictures
        self._edits = PeopleEdits(page)
        self._stand_ins = StandInEdits(page, today)
        self._session: SessionRow | None = None
        self._directory: Sequence[PersonRow] = ()
        self._offered: set[PersonId] | None = None
        self._list: LineList[PersonLine] = self.add(LineList(self._make, places=self._places))
        self._list.dropped.connect(self._drop)
        self.total = self.add(PlainLabel(size=Size.SMALL))
        self.newcomer = self.add(PickField(placeholder=_("Add a person by name")))
        self.newcomer.setAccessibleName(_("Add a person by name"))
        self.newcomer.picked.connect(self._pick)
        self.newcomer.typed_new.connect(self._add_named)

    @property
    def lines(self) -> list[PersonLine]:
        """A line for each person, from top to bottom."""
        return self._list.lines

    def show_session(self, session: SessionRow) -> None:
        """Show the people of a session, the moderator first."""
        if self._session is not None and self._session.id != session.id:
            self.newcomer.clear()
        self._session = session
        people = seated(session)
        lines = self._list.show_ids([someone.id for someone in people])
        for line, someone, seat in zip(lines, people, self._seats(session, people), strict=True):
            coming = someone.coming
            portrait = self._pictures.portrait(face_name(coming), coming.photo)
            line.show_appearance(someone, seat, portrait)
        self._show_total(session)
        self._offer()

    def show_directory(self, directory: Sequence[PersonRow]) -> None:
        """Offer these people to be added."""
        self._directory, self._offered = directory, None
        self._offer()

    # How it shows

    def _seats(self, session: SessionRow, people: Sequence[AppearanceRow]) -> list[Seat]:
        counted = is_counted(session)
        notes = [self._note(someone) for someone in people]
        return seats(session, people, counted=counted, notes=notes)

    def _note(self, someone: AppearanceRow) -> str:
        if someone.stand_in is None:
            return ""
        history = self._stand_ins.history(someone)
        return since_text(history[-1]) if history else ""

    def _show_total(self, session: SessionRow) -> None:
        spoken = sum(someone.minutes for someone in session.people if someone.filled)
        self.total.setVisible(is_counted(session) and spoken > 0)
        told = {"sum": length_text(spoken), "length": length_text(session.length)}
        self.total.setText(_("Together %(sum)s of %(length)s") % told)
        self.total.set_tone(Tone.ALREADY if spoken > session.length else Tone.MUTED)

    def _offer(self) -> None:
        here = {someone.person for someone in self._session.people} if self._session else set()
        if here != self._offered:  # naming a large directory takes a while
            self._offered = here
            others = [person for person in self._directory if person.id not in here]
            self.newcomer.set_entries(entries(others))

    def _make(self, _appearance: int) -> PersonLine:
        line = PersonLine(self._stand_ins.history)
        line.role_chosen.connect(lambda role: self._edits.set_role(_shown(line), role))
        line.status_chosen.connect(lambda status: self._edits.set_status(_shown(line), status))
        line.minutes_given.connect(lambda minutes: self._set_minutes(line, minutes))
        line.refused.connect(self._page.context.warn)
        line.moved.connect(lambda step: self._move(line, step))
        line.removed.connect(lambda: self._remove(line))
        line.opened.connect(
            lambda: self._page.context.open_page("people", _shown(line).coming.person)
        )
        line.stand_in_asked.connect(lambda: self._ask_stand_in(line))
        line.stand_in_ended.connect(lambda: self._stand_ins.end(_shown(line)))
        line.history_asked.connect(lambda: self._show_history(line))
        line.tent_asked.connect(lambda: open_tent(self._page, _shown(line).coming.person))
        return line

    # What the user does

    def _places(self, place: int) -> range:
        """The seats somebody may be dragged to: on a panel, among those of the same role."""
        if self._session is None:
            return range(place, place + 1)
        people = seated(self._session)
        first = last = place
        while first > 0 and _may_swap(self._session, people[place], people[first - 1]):
            first -= 1
        while last + 1 < len(people) and _may_swap(self._session, people[place], people[last + 1]):
            last += 1
        return range(first, last + 1)

    def _drop(self, appearance: int, place: int) -> None:
        if self._session is not None:
            self._edits.move_to(self._session, AppearanceId(appearance), place)

    def _move(self, line: PersonLine, step: int) -> None:
        if self._session is not None:
            self._edits.move(self._session, _shown(line).id, step)

    def _set_minutes(self, line: PersonLine, minutes: int) -> None:
        self._edits.set_minutes(_shown(line), minutes)
        line.minutes.set_minutes(_shown(line).minutes)  # also where it was refused

    def _remove(self, line: PersonLine) -> None:
        place, focused = self._list.place_of(line), line.hasFocus()
        self._edits.remove(_shown(line))
        if focused:
            left = self.lines[: place + 1]
            QTimer.singleShot(0, self, (left[-1] if left else self.newcomer).setFocus)

    def _pick(self, key: str) -> None:
        person = next((known for known in self._directory if str(known.id) == key), None)
        if self._session is not None and person is not None:
            self._edits.add(self._session, person)

    def _add_named(self, name: str) -> None:
        if self._session is not None:
            self._edits.add_named(self._session, name, self._directory)

    # Stand-ins

    def _ask_stand_in(self, line: PersonLine) -> None:
        someone = _shown(line)
        others = [person for person in self._directory if person.id != someone.person]
        known = {text: key for key, text in entries(others)}
        form = StandInForm(person_name(someone), list(known), self._stand_ins.history(someone))
        form.named.connect(
            lambda who, reason: self._name_stand_in(line, known.get(who, ""), who, reason)
        )
        self._open_below(line, form)
        form.who.setFocus()

    def _name_stand_in(self, line: PersonLine, key: str, who: str, reason: str) -> None:
        someone = _shown(line)
        person = next((known for known in self._directory if str(known.id) == key), None)
        if person is not None:
            named = self._stand_ins.name_known(someone, person, reason)
        else:
            named = self._stand_ins.name(someone, who, reason, self._directory)
        if named:
            self._close_below(line)

    def _show_history(self, line: PersonLine) -> None:
        box = HistoryBox(self._stand_ins.history(_shown(line)))
        self._open_below(line, box)
        box.close_button.setFocus()

    def _open_below(self, line: PersonLine, widget: StandInForm | HistoryBox) -> None:
        for other in self.lines:
            other.show_below(None)
        widget.left.connect(lambda: self._close_below(line))
        line.show_below(widget)

    def _close_below(self, line: PersonLine) -> None:
        line.show_below(None)
        line.setFocus()


def is_counted(session: SessionRow) -> bool:
    """Whether people's minutes are shown: where they share the time, or have some."""
    shares = session.kind in _COUNTED and len(session.people) > 1
    return shares or any(someone.minutes for someone in session.people)


def seats(
    session: SessionRow,
    people: Sequence[AppearanceRow],
    *,
    counted: bool = False,
    notes: Sequence[str] = (),
) -> list[Seat]:
    """Where everybody sits; on a panel nobody passes the moderator."""
    found, panellists = [], 0
    for place, someone in enumerate(people):
        word = words.appearance_role(someone.role)
        if session.kind is SessionKind.PANEL and someone.role is AppearanceRole.PANELLIST:
            panellists += 1
            word = f"{word} {panellists}"
        elif said_by_kind(session.kind, someone.role):
            word = ""
        found.append(
            Seat(
                word,
                may_go_up=place > 0 and _may_swap(session, someone, people[place - 1]),
                may_go_down=place + 1 < len(people)
                and _may_swap(session, someone, people[place + 1]),
                counted=counted,
                note=notes[place] if notes else "",
            )
        )
    return found


def entries(people: Sequence[PersonRow]) -> list[tuple[str, str]]:
    """People as entries to pick, told apart by organisation, position, and then by number."""
    found: dict[str, str] = {}
    names = Counter(words.pick(person.name, person.name_en) for person in people)
    for person in people:
        name = words.pick(person.name, person.name_en)
        organisation = words.pick(person.organisation, person.organisation_en)
        position = words.pick(person.position, person.position_en)
        text = " · ".join(part for part in (name, organisation) if part)
        if text == name and names[name] > 1:  # a name alone would seem to mean both
            text = " · ".join((name, position or _("no organisation")))
        elif text in found:
            text = " · ".join(part for part in (name, position, organisation) if part)
        number = 1
        while text in found:
            number += 1
            text = f"{text.removesuffix(f' ({number - 1})')} ({number})"
        found[text] = str(person.id)
    return [(key, text) for text, key in found.items()]


def _may_swap(session: SessionRow, one: AppearanceRow, other: AppearanceRow) -> bool:
    return session.kind is not SessionKind.PANEL or one.role is other.role


def _shown(line: PersonLine) -> AppearanceRow:
    assert line.appearance is not None  # noqa: S101 - a line without anybody is not shown
    return line.appearance
