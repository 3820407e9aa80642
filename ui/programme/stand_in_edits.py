"""Who comes instead of whom: what can be done about it, and what is said afterwards."""

from collections.abc import Callable, Sequence
from datetime import date

from eventapp.domain.text import tidy
from eventapp.services import appearances
from eventapp.services.appearances import AppearanceRow, ReplacementRow
from eventapp.services.people import PersonRow
from ui import words
from ui.language import _
from ui.pages.base import Page
from ui.programme.people_edits import called
from ui.programme.rows import person_name


class StandInEdits:
    """Names stand-ins on behalf of a page; ``today`` dates each entry of the history."""

    def __init__(self, page: Page, today: Callable[[], date]) -> None:
        self._page, self._today = page, today
        self._workspace = page.context.workspace
        self._say = page.context.say

    def name(
        self, someone: AppearanceRow, typed: str, reason: str, directory: Sequence[PersonRow]
    ) -> bool:
        """Let whoever has this name come instead, or somebody new; whether that was possible.

        Of namesakes the user has to choose one from the list.
        """
        people = called(typed, directory)
        if len(people) > 1:
            said = _("Several people are called %(name)s: choose one from the list")
            self._say(said % {"name": typed}, undo=False)
            return False
        if people:
            return self.name_known(someone, people[0], reason)
        named = False
        with self._page.trying():
            appearances.name_new_stand_in(
                self._workspace, someone.id, typed, on=self._today(), reason=reason
            )
            named = True
            self._say_named(tidy(typed), someone)
        return named

    def name_known(self, someone: AppearanceRow, person: PersonRow, reason: str) -> bool:
        """Let somebody of the directory come instead; whether that was possible."""
        name = words.pick(person.name, person.name_en)
        if person.id == someone.person:
            self._say(_("Nobody stands in for themselves: name somebody else"), undo=False)
            return False
        named = False
        with self._page.trying():
            appearances.name_stand_in(
                self._workspace, someone.id, person.id, on=self._today(), reason=reason
            )
            named = True
            self._say_named(name, someone)
        return named

    def end(self, someone: AppearanceRow) -> None:
        """Note that somebody comes themselves again."""
        with self._page.trying():
            appearances.name_stand_in(self._workspace, someone.id, None, on=self._today())
            self._say(_("%(name)s comes after all") % {"name": person_name(someone)})

    def history(self, someone: AppearanceRow) -> tuple[ReplacementRow, ...]:
        """Who was to come instead of somebody, the newest entry last."""
        return appearances.list_replacements(self._workspace, someone.id)

    def _say_named(self, name: str, someone: AppearanceRow) -> None:
        said = _("%(stand_in)s comes instead of %(name)s")
        self._say(said % {"stand_in": name, "name": person_name(someone)})
