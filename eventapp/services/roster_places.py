"""Who of a list finds a place: new registrations beyond the capacity wait, in the list's order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.roster import Meaning, Outcome, RosterChange, RosterRow
from eventapp.services.roster_known import KnownAttendees
from eventapp.services.roster_matching import squeezed

Changes = Mapping[int, Sequence[RosterChange]]


def without_place(
    known: KnownAttendees,
    rows: Sequence[RosterRow],
    outcomes: Sequence[Outcome],
    changes: Changes,
) -> Iterator[int]:
    """The rows that are new, say no status and find no place, as they stand in the list.

    ``changes`` are by who of those there is changed: who is cancelled leaves a place.
    """
    if not known.places.limited:
        return
    numbers = {squeezed(name): number for name, number in known.categories.items()}
    taken = Counter(_seated(known, changes, numbers))
    for at, (row, outcome) in enumerate(zip(rows, outcomes, strict=True)):
        if outcome is not Outcome.NEW or row.status not in {None, AttendeeStatus.REGISTERED}:
            continue
        category = numbers.get(squeezed(row.category))
        if row.status is None and _is_full(known, taken, category):
            yield at
        else:
            taken[category] += 1


def _seated(
    known: KnownAttendees, changes: Changes, numbers: Mapping[str, CategoryId]
) -> Iterable[CategoryId | None]:
    """The category of everybody who is there and has a place once the changes are made."""
    for who, there in enumerate(known.attendees):
        said = {change.meaning: change.after for change in changes.get(who, ())}
        if said.get(Meaning.STATUS, there.status) == AttendeeStatus.REGISTERED:
            yield numbers.get(squeezed(said.get(Meaning.CATEGORY, there.category)))


def _is_full(
    known: KnownAttendees, taken: Counter[CategoryId | None], category: CategoryId | None
) -> bool:
    most = known.places.event.capacity
    if most and taken.total() >= most:
        return True
    of_category = None if category is None else known.places.categories.get(category)
    return of_category is not None and 0 < of_category.capacity <= taken[category]
