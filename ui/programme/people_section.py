"""The people of a session in the side panel: seats, roles, invitations, and who comes next."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import AppearanceId
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.services.appearances import AppearanceRow
from eventapp.services.people import PersonRow
from eventapp.services.programme import SessionRow
from ui import words
from ui.directory.parts import said_by_kind
from ui.directory.pictures import Pictures
from ui.language import _
from ui.pages.base import Page
from ui.programme.people_edits import PeopleEdits
from ui.programme.person_line import PersonLine, Seat
from ui.programme.rows import person_name, seated
from ui.widgets.fields import PickField
from ui.widgets.panels import Section


class PeopleSection(Section):
    """Who is in the session shown; a name typed below adds somebody."""

    def __init__(self, page: Page, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(_("People"), parent=parent)
        self._page, self._pictures = page, pictures
        self._edits = PeopleEdits(page)
        self._session: SessionRow | None = None
        self._directory: Sequence[PersonRow] = ()
        self.lines: list[PersonLine] = []
        self.newcomer = self.add(PickField(placeholder=_("Add a person by name")))
        self.newcomer.setAccessibleName(_("Add a person by name"))
        self.newcomer.picked.connect(self._pick)
        self.newcomer.typed_new.connect(self._add_named)

    def show_session(self, session: SessionRow) -> None:
        """Show the people of a session, the moderator first."""
        if self._session is not None and self._session.id != session.id:
            self.newcomer.clear()
        self._session = session
        people = seated(session)
        self._make_lines(len(people))
        for line, someone, seat in zip(self.lines, people, seats(session, people), strict=True):
            portrait = self._pictures.portrait(person_name(someone), someone.photo)
            line.show_appearance(someone, seat, portrait)
        self._offer()

    def show_directory(self, directory: Sequence[PersonRow]) -> None:
        """Offer these people to be added."""
        self._directory = directory
        self._offer()

    def _offer(self) -> None:
        here = {someone.person for someone in self._session.people} if self._session else set()
        self.newcomer.set_entries(
            entries([person for person in self._directory if person.id not in here])
        )

    def _make_lines(self, wanted: int) -> None:
        while len(self.lines) > wanted:
            line = self.lines.pop()
            line.hide()
            line.deleteLater()
        while len(self.lines) < wanted:
            line = PersonLine()
            self.insert(len(self.lines), line)
            self.lines.append(line)
            self._listen(line)

    def _listen(self, line: PersonLine) -> None:
        line.role_chosen.connect(lambda role: self._edits.set_role(_shown(line), role))
        line.status_chosen.connect(lambda status: self._edits.set_status(_shown(line), status))
        line.moved.connect(lambda step: self._move(line, step))
        line.removed.connect(lambda: self._remove(line))
        line.opened.connect(lambda: self._page.context.open_page("people", _shown(line).person))

    def _move(self, line: PersonLine, step: int) -> None:
        if self._session is None:
            return
        appearance = _shown(line).id
        focused = line.hasFocus()
        self._edits.move(self._session, appearance, step)
        if focused:
            self._focus(appearance)

    def _remove(self, line: PersonLine) -> None:
        place, focused = self.lines.index(line), line.hasFocus()
        self._edits.remove(_shown(line))
        if focused:
            left = self.lines[: place + 1]
            QTimer.singleShot(0, self, (left[-1] if left else self.newcomer).setFocus)

    def _focus(self, appearance: AppearanceId) -> None:
        for line in self.lines:
            if _shown(line).id == appearance:
                line.setFocus()

    def _pick(self, key: str) -> None:
        person = next((known for known in self._directory if str(known.id) == key), None)
        if self._session is not None and person is not None:
            self._edits.add(self._session, person)

    def _add_named(self, name: str) -> None:
        if self._session is not None:
            self._edits.add_named(self._session, name, self._directory)


def seats(session: SessionRow, people: Sequence[AppearanceRow]) -> list[Seat]:
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
