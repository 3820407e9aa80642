"""What is wrong with a session, as notes beside it tell it."""

from collections import defaultdict
from typing import NamedTuple

from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.ids import SessionId
from ui import words
from ui.language import _
from ui.programme.rows import Programme, ProgrammeRow


class Clash(NamedTuple):
    """One note about what is wrong; ``other`` is the session it is wrong with."""

    title: str
    text: str
    other: SessionId | None


def clashes(row: ProgrammeRow, programme: Programme) -> list[Clash]:
    """What is wrong with a session, once for each other session it meets or nearly meets."""
    told: list[Clash] = []
    meeting: defaultdict[tuple[SessionId, bool], list[Conflict]] = defaultdict(list)
    for conflict in row.conflicts:
        others = [session for session in conflict.sessions if session != row.session.id]
        for other in others:
            meeting[other, conflict.kind is ConflictKind.TRAVEL].append(conflict)
        if not others:
            text = words.conflict_sentence(conflict, programme.sessions, seen_from=row.session.id)
            told.append(Clash(words.conflict_title(conflict.kind), text, None))
    for (other, too_close), conflicts in meeting.items():
        subjects = ", ".join(
            words.conflict_subject(found, programme.sessions) for found in conflicts
        )
        sentence = words.travel_sentence if too_close else words.overlap_sentence
        text = sentence(subjects, programme.sessions[other])
        told.append(Clash(_title(conflicts), text, other))
    return told


def _title(conflicts: list[Conflict]) -> str:
    """The one thing wrong, or what several have in common."""
    kinds = {conflict.kind for conflict in conflicts}
    if len(kinds) == 1:
        return words.conflict_title(conflicts[0].kind)
    return _("Overlaps with another session")
