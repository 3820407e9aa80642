"""Who is in a session: what can be done about it, and what is said afterwards."""

from collections.abc import Sequence

from eventapp.domain.ids import AppearanceId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus
from eventapp.domain.programme_rules import fitting_role
from eventapp.domain.text import tidy
from eventapp.services import appearances, planning
from eventapp.services.appearances import AppearanceRow
from eventapp.services.people import PersonRow
from eventapp.services.programme import SessionRow
from ui import words
from ui.language import _, length_text
from ui.pages.base import Page
from ui.programme.rows import person_name, seated


class PeopleEdits:
    """Edits who is in a session on behalf of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._workspace = page.context.workspace
        self._say = page.context.say

    def add(self, session: SessionRow, person: PersonRow) -> None:
        """Put somebody of the directory into a session, with the role that fits."""
        with self._page.trying():
            role = _role_for(session)
            appearances.add_appearance(self._workspace, session.id, person.id, role)
            self._say_added(words.pick(person.name, person.name_en), role)

    def add_named(self, session: SessionRow, name: str, directory: Sequence[PersonRow]) -> None:
        """Put somebody into a session by name: the one who has it, or somebody new.

        Of namesakes the user has to choose one from the list.
        """
        known = called(name, directory)
        here = {someone.person for someone in session.people}
        if any(person.id in here for person in known):
            self._say(_("%(name)s is already in this session") % {"name": name}, undo=False)
        elif len(known) > 1:
            said = _("Several people are called %(name)s: choose one from the list")
            self._say(said % {"name": name}, undo=False)
        elif known:
            self.add(session, known[0])
        else:
            self._add_newcomer(session, name)

    def set_role(self, someone: AppearanceRow, role: AppearanceRole) -> None:
        """Let somebody do something else in a session."""
        with self._page.trying():
            appearances.update_appearance(self._workspace, someone.id, role=role)
            self._say(f"{person_name(someone)} · {words.appearance_role(role)}")

    def set_status(self, someone: AppearanceRow, status: AppearanceStatus) -> None:
        """Note how far somebody's invitation has come."""
        with self._page.trying():
            appearances.update_appearance(self._workspace, someone.id, status=status)
            self._say(f"{person_name(someone)} · {words.appearance_status(status)}")

    def move(self, session: SessionRow, appearance: AppearanceId, step: int) -> None:
        """Let somebody change seats with the neighbour before (-1) or after (1)."""
        order = [someone.id for someone in seated(session)]
        place = order.index(appearance) + step
        if 0 <= place < len(order):
            self.move_to(session, appearance, place)

    def move_to(self, session: SessionRow, appearance: AppearanceId, place: int) -> None:
        """Give somebody the ``place``-th seat, counted from 0."""
        order = [someone.id for someone in seated(session) if someone.id != appearance]
        order.insert(place, appearance)
        with self._page.trying():
            appearances.reorder_appearances(self._workspace, session.id, order)
            self._say(_("Changed the order of the people"))

    def set_minutes(self, someone: AppearanceRow, minutes: int) -> None:
        """Note how long somebody speaks; 0 where nobody counts."""
        with self._page.trying():
            appearances.update_appearance(self._workspace, someone.id, minutes=minutes)
            named = {"name": person_name(someone), "length": length_text(minutes)}
            said = (
                _("%(name)s speaks for %(length)s")
                if minutes
                else _("%(name)s: no time of their own")
            )
            self._say(said % named)

    def remove(self, someone: AppearanceRow) -> None:
        """Take somebody out of a session; they stay in the directory."""
        with self._page.trying():
            appearances.delete_appearance(self._workspace, someone.id)
            self._say(_("Took %(name)s out of this session") % {"name": person_name(someone)})

    def _add_newcomer(self, session: SessionRow, name: str) -> None:
        with self._page.trying():
            role = _role_for(session)
            planning.add_newcomer(self._workspace, session.id, name, role)
            self._say_added(name, role)

    def _say_added(self, name: str, role: AppearanceRole) -> None:
        self._say(
            _("Added %(name)s · %(role)s") % {"name": name, "role": words.appearance_role(role)}
        )


def called(name: str, directory: Sequence[PersonRow]) -> list[PersonRow]:
    """Everybody of this name, in either language."""
    wanted = tidy(name).casefold()
    return [
        person
        for person in directory
        if wanted in {person.name.casefold(), person.name_en.casefold()}
    ]


def _role_for(session: SessionRow) -> AppearanceRole:
    taken = {someone.role for someone in session.people if someone.filled}
    return fitting_role(session.kind, taken)
