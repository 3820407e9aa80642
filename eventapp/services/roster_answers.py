"""Consents of a list beside those that are there, and the own fields' values it brings.

Of two answers the later counts, else the stricter: an old list never undoes a refusal.
"""

from dataclasses import replace

from eventapp.domain.errors import InvalidValue
from eventapp.domain.kinds import FieldKind
from eventapp.domain.roster import Problem, Roster, RowProblem, Said
from eventapp.services.own_fields import OwnFieldRow, written_value
from eventapp.services.roster_known import Answer, KnownAttendees


def together(
    one: tuple[Said | None, ...], other: tuple[Said | None, ...]
) -> tuple[Said | None, ...]:
    """What somebody answers who stands in two rows."""
    return tuple(map(_of_both, one, other))


def _of_both(one: Said | None, other: Said | None) -> Said | None:
    if one is None or other is None:
        return one or other
    if one.moment and other.moment and one.moment != other.moment:
        return one if one.moment > other.moment else other
    if one.given is other.given:
        return one if one.moment else other
    return other if one.given else one


def replaces(before: Answer | None, said: Said) -> bool:
    """Say whether an answer takes the place of the one there.

    A later one does. One without a time may only refuse, and only what another list said. A
    refusal said once more is as new as it was said last.
    """
    if before is None:
        return True
    if said.moment is None:
        return before.from_list and before.given and not said.given
    if said.given is before.given:
        return said.moment > before.given_at and not said.given
    return said.moment > before.given_at or (said.moment == before.given_at and not said.given)


def checked_own(roster: Roster, known: KnownAttendees) -> tuple[Roster, list[RowProblem]]:
    """The list with the values of own fields as these take them; what they do not is left out."""
    fields = [known.own_fields.get(name) for name in roster.own_fields]
    if all(field is None or field.kind is FieldKind.TEXT for field in fields):
        return roster, []
    columns = []
    for place, field in enumerate(fields):
        cells = [row.own[place] for row in roster.rows]
        kept = {cell: _kept(field, cell) for cell in set(cells)}
        columns.append([kept[cell] for cell in cells])
    problems = [
        RowProblem(row.number, name, Problem.NOT_A_CHOICE, said)
        for name, column, place in zip(roster.own_fields, columns, range(len(fields)), strict=True)
        for row, value in zip(roster.rows, column, strict=True)
        if (said := row.own[place]) and not value
    ]
    rows = [
        row._replace(own=values)
        for row, values in zip(roster.rows, zip(*columns, strict=True), strict=True)
    ]
    return replace(roster, rows=rows), problems


def _kept(field: OwnFieldRow | None, cell: str) -> str:
    """A value as the field keeps it, nothing where it does not."""
    if field is None:
        return cell
    try:
        return written_value(field, cell)
    except InvalidValue:
        return ""
