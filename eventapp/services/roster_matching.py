"""Whom a row of a list means: somebody registered, another row, or nobody yet.

A name alone is no evidence, and neither is an address or an order's number: namesakes are
many, and families, groups and offices share one. Somebody is known by the other system's code
together with their name, or with a mail or phone nobody shares; else by name together with a
mail or a phone; else by name and organisation, where neither contacts nor codes say otherwise.
Whatever lies between is held back for a person to decide, never merged.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from eventapp.domain.matching import phone_digits
from eventapp.domain.roster import RosterRow
from eventapp.services.roster_known import KnownAttendee

Key = TypeVar("Key", bound=Hashable)

_MOST_COMPARED: Final = 50
"""Namesakes of one organisation that are compared one by one."""


class Keys(NamedTuple):
    """What tells somebody apart, so written that the same is equal."""

    name: str
    email: str
    phone: str
    organisation: str
    reference: str


class Found(NamedTuple):
    """Whom a row means: one of those there, if it is sure; else who it may be."""

    sure: int | None = None
    unsure: int | None = None
    shared: str = ""
    """A mail or phone that somebody of another name has, too."""


def keys_of(people: Sequence[RosterRow | KnownAttendee]) -> list[Keys]:
    """The keys of many, each different value folded once."""
    return list(map(Keys._make, zip(*columns_of(people), strict=True)))


def columns_of(people: Sequence[RosterRow | KnownAttendee]) -> tuple[list[str], ...]:
    """The same as columns, in the order of the keys."""
    return (
        _folded([one.name for one in people], squeezed),
        [one.email.casefold() for one in people],
        _all_digits([one.phone for one in people]),
        _folded([one.organisation for one in people], squeezed),
        [one.reference for one in people],
    )


def squeezed(text: str) -> str:
    """A text without case and spaces."""
    return "".join(text.casefold().split())


def differ(one: Keys, other: Keys) -> bool:
    """Say whether a mail or a phone tells two apart, and neither says they are the same."""
    emails = bool(one.email and other.email)
    phones = bool(one.phone and other.phone)
    if (emails and one.email == other.email) or (phones and one.phone == other.phone):
        return False
    return emails or phones


def bare(keys: Keys) -> bool:
    """Say whether there is nothing but a name."""
    return not (keys.email or keys.phone or keys.organisation or keys.reference)


class Registered:
    """Those who are there, found by what tells them apart."""

    def __init__(self, keys: Sequence[Keys]) -> None:
        self._keys = keys
        self._by_reference = _index(keys, lambda one: one.reference)
        self._by_email = _index(keys, lambda one: one.email)
        self._by_phone = _index(keys, lambda one: one.phone)
        self._by_name = _index(keys, lambda one: one.name)

    def find(
        self, row: Keys, *, same: Callable[[int], bool], often: Callable[[str], bool]
    ) -> Found:
        """Whom a row means.

        ``same`` says whether the row changes nothing of somebody: of several it is then
        them. ``often`` says whether a mail, phone or code stands in several rows of the list.
        """
        contacts = (*self._by_email.get(row.email, []), *self._by_phone.get(row.phone, []))
        coded = self._by_reference.get(row.reference, [])
        by_code = self._by_code(row, coded, contacts, same=same, often=often)
        if by_code is not None:
            return by_code
        named = sorted({at for at in contacts if self._keys[at].name == row.name})
        if named:
            both = [
                at
                for at in named
                if (self._keys[at].email, self._keys[at].phone) == (row.email, row.phone)
            ]
            return _one_of(both or named, same)
        found = self._namesakes(row, same) or self._by_contact(row, contacts, often)
        if coded and found == Found(shared=found.shared) and not often(row.reference):
            return Found(unsure=coded[0])
        return found

    def _by_code(
        self,
        row: Keys,
        coded: Sequence[int],
        contacts: Sequence[int],
        *,
        same: Callable[[int], bool],
        often: Callable[[str], bool],
    ) -> Found | None:
        """By the other system's code and something beside it; None where it stands alone.

        Under another name a mail or phone is that only where nobody shares it, or the code.
        """
        named = [at for at in coded if self._keys[at].name == row.name]
        if named:
            near = [at for at in named if at in contacts]
            return _one_of(near or named, same)
        alone = len(coded) == 1 and set(contacts) == set(coded)
        if alone and not any(map(often, filter(None, (row.reference, row.email, row.phone)))):
            return Found(sure=coded[0])
        return None

    def _namesakes(self, row: Keys, same: Callable[[int], bool]) -> Found | None:
        """By name and organisation; None where neither says anything."""
        named = self._by_name.get(row.name, [])[: 4 * _MOST_COMPARED]
        if not named:
            return None
        near = [
            at
            for at in named
            if self._keys[at].organisation == row.organisation
            and (row.organisation or (bare(row) and bare(self._keys[at])))
        ]
        agreeing = [at for at in near if _agree(self._keys[at], row)]
        if agreeing:
            return _one_of(agreeing, same)
        if near:
            return Found(unsure=near[0])
        nothing_else = [at for at in named if bare(row) or bare(self._keys[at])]
        return Found(unsure=nothing_else[0]) if nothing_else else None

    def _by_contact(
        self, row: Keys, contacts: Sequence[int], often: Callable[[str], bool]
    ) -> Found:
        """By mail or phone alone: a new name of somebody there, or several who share it."""
        if not contacts:
            return Found()
        first = self._keys[contacts[0]]
        shared = row.email if row.email and first.email == row.email else row.phone
        if len(set(contacts)) == 1 and not often(shared):
            return Found(unsure=contacts[0], shared=shared)
        return Found(shared=shared)


def doubles(columns: Sequence[Sequence[str]]) -> dict[int, int]:
    """The rows that mean the same person as an earlier row, and which row that is.

    Given as the columns of :func:`columns_of`: most lists have no doubles, and then a look at
    whole columns is all there is to do.
    """
    names, emails, phones, _, references = columns
    found: dict[int, int] = {}
    for contacts in (references, emails, phones):
        several = _several(contacts)
        if not several:
            continue
        keys = [
            (name, contact) if contact in several else ""
            for name, contact in zip(names, contacts, strict=True)
        ]
        for same in _repeated(keys):
            for at in same[1:]:
                found[at] = min(found.get(at, same[0]), same[0])
    together = [
        (name, organisation) if organisation or not (email or phone or reference) else ""
        for name, email, phone, organisation, reference in zip(*columns, strict=True)
    ]
    for same in _repeated(together):
        rows = {at: Keys(*(column[at] for column in columns)) for at in same}
        for place, at in enumerate(same[1:], 1):
            for earlier in same[max(place - _MOST_COMPARED, 0) : place]:
                if at not in found and earlier not in found and _agree(rows[at], rows[earlier]):
                    found[at] = earlier
    return {at: _first(found, at) for at in found}


def repeated_contacts(rows: Sequence[Keys]) -> frozenset[str]:
    """Mails, phones and codes that several rows have."""
    counts = Counter(row.email for row in rows if row.email)
    counts.update(row.phone for row in rows if row.phone)
    counts.update(row.reference for row in rows if row.reference)
    return frozenset(contact for contact, count in counts.items() if count > 1)


def _agree(one: Keys, other: Keys) -> bool:
    """Say whether neither codes nor contacts tell two of one name and organisation apart."""
    codes = one.reference and other.reference and one.reference != other.reference
    return not codes and not differ(one, other)


def _first(found: dict[int, int], at: int) -> int:
    """The row that a chain of doubles begins with."""
    seen = {at}
    while at in found and found[at] not in seen:
        at = found[at]
        seen.add(at)
    return at


def _one_of(candidates: Sequence[int], same: Callable[[int], bool]) -> Found:
    if len(candidates) == 1:
        return Found(sure=candidates[0])
    unchanged = next((at for at in candidates[:_MOST_COMPARED] if same(at)), None)
    return Found(unsure=candidates[0]) if unchanged is None else Found(sure=unchanged)


def _index(keys: Sequence[Keys], key: Callable[[Keys], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(keys):
        if key(one):
            found[key(one)].append(at)
    return dict(found)


def _repeated(keys: Sequence[Hashable]) -> Iterator[list[int]]:
    """The indices of equal keys, where several are; most lists have none."""
    often = _several(keys)
    if not often:
        return
    same: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key in often:
            same[key].append(at)
    yield from same.values()


def _several(keys: Iterable[Key]) -> frozenset[Key]:
    """The keys that are there more than once; none is empty."""
    said = [key for key in keys if key]
    if len(set(said)) == len(said):
        return frozenset()
    return frozenset(key for key, count in Counter(said).items() if count > 1)


def _folded(texts: Sequence[str], fold: Callable[[str], str]) -> list[str]:
    known = {text: fold(text) for text in set(texts)}
    return [known[text] for text in texts]


def _all_digits(phones: Sequence[str]) -> list[str]:
    """The digits of many phones; where all are written as usual, a look at all at once does."""
    plain = [phone.replace("-", "") for phone in phones]
    together = "".join(plain)
    if not together or (together.isascii() and together.isdigit()):
        return plain
    return list(map(_digits, phones))


def _digits(phone: str) -> str:
    """A phone's digits; of the usual way to write it at once."""
    plain = phone.replace("-", "")
    return plain if plain.isascii() and plain.isdigit() else phone_digits(phone)
