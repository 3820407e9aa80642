"""How one order of ids becomes another, in few steps."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

MOST_STEPS = 200
"""With more steps than this, showing everything anew is faster than telling each."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Steps to be done in this order, each on the result of those before it.

    ``removed`` and ``inserted`` are runs (first, last); a move takes one row before
    the row that stood at its target, as Qt counts.
    """

    removed: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    inserted: tuple[tuple[int, int], ...]


def difference(old: Sequence[int], new: Sequence[int]) -> Difference | None:
    """The steps from one order of distinct ids to another, or None if there are too many."""
    if old == new:
        return Difference((), (), ())
    if not old or not new:
        return None
    there, wanted = set(old), set(new)
    removed = _runs([row for row, row_id in enumerate(old) if row_id not in wanted])
    inserted = _runs([row for row, row_id in enumerate(new) if row_id not in there])
    if len(removed) + len(inserted) > MOST_STEPS:
        return None
    moved = _moves(
        [row_id for row_id in old if row_id in wanted],
        [row_id for row_id in new if row_id in there],
    )
    if moved is None:
        return None
    return Difference(tuple(reversed(removed)), moved, tuple(inserted))


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _moves(old: list[int], new: list[int]) -> tuple[tuple[int, int], ...] | None:
    """The fewest moves: everything outside a longest run in order moves once."""
    if old == new:
        return ()
    target = {row_id: place for place, row_id in enumerate(new)}
    staying = _longest_increasing([target[row_id] for row_id in old])
    moving = [row_id for place, row_id in enumerate(new) if place not in staying]
    if len(moving) > MOST_STEPS:
        return None
    rows, moves = list(old), []
    for row_id in moving:
        place = target[row_id]
        source = rows.index(row_id)
        after = rows.index(new[place - 1]) + 1 if place else 0
        moves.append((source, after))
        rows.insert(after - (after > source), rows.pop(source))
    return tuple(moves)


def _longest_increasing(values: Sequence[int]) -> set[int]:
    """The values of a longest increasing subsequence."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for value in values:
        place = bisect_left(tails, value)
        before[value] = tails[place - 1] if place else None
        tails[place : place + 1] = [value]
    found: set[int] = set()
    value_or_none: int | None = tails[-1] if tails else None
    while value_or_none is not None:
        found.add(value_or_none)
        value_or_none = before[value_or_none]
    return found
