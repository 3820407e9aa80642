"""Whose badge the designer shows: nobody’s, the attendees’ in turn, the longest name’s."""

from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from eventapp.domain.badge_layouts import BadgeLayout
from eventapp.domain.documents import Badge, BadgeSnapshot
from eventapp.domain.ids import AttendeeId, EventId, TicketCode
from eventapp.domain.kinds import Language
from eventapp.services.assets import picture
from eventapp.services.badge_people import badge_holders, longest_named
from eventapp.services.snapshots.badges import badge_snapshot
from ui import theme
from ui.language import language

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_CODE: Final = TicketCode("0" * 26)
_SHORTEST_LONG: Final = 40
_LONG_NAME: Final = "Maximiliane Wilhelmina von Hohenlohe-Waldenburg"


class Whose(StrEnum):
    """Whose data is filled in."""

    SAMPLE = "sample"
    REAL = "real"
    LONGEST = "longest"


class Samples:
    """The badges to fill in. The attendees are read when they are first asked for."""

    def __init__(self, workspace: "Workspace", event_id: EventId) -> None:
        self._workspace, self._event_id = workspace, event_id
        self._empty = badge_snapshot(workspace, event_id, ())
        self.whose = Whose.SAMPLE
        self.place = 0
        self._known: dict[AttendeeId, Badge | None] = {}
        self.language = language()

    @cached_property
    def people(self) -> tuple[AttendeeId, ...]:
        """Those who have a badge."""
        return badge_holders(self._workspace, self._event_id)

    def step(self, by: int) -> None:
        """Go on to the next attendee, round and round."""
        if self.people:
            self.place = (self.place + by) % len(self.people)

    @property
    def badge(self) -> Badge:
        """The badge to show."""
        found = None
        if self.whose is Whose.REAL and self.people:
            found = self._real(self.people[self.place])
        elif self.whose is Whose.LONGEST:
            found = self._longest
        return found or _sample(self.language)

    def snapshot(self, layout: BadgeLayout) -> BadgeSnapshot:
        """The one badge, with the pictures the design shows."""
        kept = ((digest, picture(self._workspace, digest)) for digest in sorted(layout.pictures))
        pictures = tuple((digest, found) for digest, found in kept if found is not None)
        return replace(self._empty, badges=(self.badge,), pictures=pictures)

    @property
    def _longest(self) -> Badge:
        """Who has the longest name, or somebody whose name is as long as names get."""
        who = longest_named(self._workspace, self._event_id)
        found = None if who is None else self._real(who)
        if found is not None and max(len(found.name), len(found.name_en)) >= _SHORTEST_LONG:
            return found
        return replace(_sample(self.language), name=_LONG_NAME, name_en=_LONG_NAME)

    def _real(self, who: AttendeeId) -> Badge | None:
        """Somebody's badge, read once and not again for each change of the design."""
        if who not in self._known:
            badges = badge_snapshot(self._workspace, self._event_id, (who,)).badges
            self._known = {who: badges[0] if badges else None}
        return self._known[who]


def _sample(language: Language) -> Badge:
    """Nobody, who refused to be photographed so that the mark is seen."""
    organisation, position = _SAMPLES[language]
    return Badge(
        attendee=AttendeeId(0),
        name="홍길동",
        name_en="Hong Gildong",
        organisation=organisation,
        position=position,
        category="참가자",
        category_en="Attendee",
        category_colour=theme.LIGHT.accent,
        code=_CODE,
        photograph=False,
    )


_SAMPLES: Final = {
    Language.KOREAN: ("경남사회적경제통합지원센터", "팀장"),
    Language.ENGLISH: ("Centre for the Social Economy", "Team leader"),
}
"""Organisation and position, which a badge has in one language only."""
