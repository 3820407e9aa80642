"""Which registrations may be one person's, and how much speaks for it.

Pure rules over plain values. One e-mail address or phone, or one name at one organisation,
is enough; a name that is only near needs something else that agrees, and two phones that
differ weigh more than an organisation. Namesakes who share nothing but their name are two people.

Pairs are looked for by what they would have in common, never each with each: 100,000
registrations take a few seconds.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import pairwise
from typing import Final

from eventapp.domain.hangul import initials, is_syllable
from eventapp.domain.ids import AttendeeId
from eventapp.domain.matching import phone_digits

SHARED_BY: Final = 5
"""An address or phone of more registrations is an office's and tells of no person."""
CROWD: Final = 40
"""Among more of one organisation somebody has a near name by chance; a domain tells nothing."""
TOGETHER: Final = 40
"""Of more that all look alike each is paired with the next alone: merged one by one, they meet."""

_PUBLIC_MAIL: Final = frozenset(
    {
        *("naver.com", "gmail.com", "daum.net", "hanmail.net", "nate.com", "kakao.com"),
        *("hotmail.com", "outlook.com", "outlook.kr", "live.com", "yahoo.com", "yahoo.co.kr"),
        *("icloud.com", "me.com", "korea.com", "empas.com"),
    }
)
_LEGAL_FORM: Final = re.compile(
    r"\((?:주|사|재|유|합)\)|주식회사|사단법인|재단법인|유한회사|합자회사"
)
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LEAST_PHONE, _LAST_DIGITS = 8, 4
_MOBILE: Final = re.compile(r"(?:82)?(10\d{8})")
_LONGEST_NAME: Final = 40
_LEAST_HANGUL, _LEAST_LATIN, _LEAST_SHORTENED = 3, 5, 4


class Likeness(StrEnum):
    """Something two registrations have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    NEAR_NAME = "near_name"
    """One letter or syllable differs, is missing, or two are swapped."""
    ORGANISATION = "organisation"
    LAST_DIGITS = "last_digits"
    MAIL_DOMAIN = "mail_domain"
    """Both write from one organisation's domain, and their names have the same initials."""


class Strength(IntEnum):
    """How much speaks for one person."""

    WEAK = 1
    FAIR = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Registration:
    """What is compared of an attendee."""

    id: AttendeeId
    name: str
    name_en: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    companion_of: AttendeeId | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two registrations that may be one person's, the older one first."""

    first: AttendeeId
    second: AttendeeId
    reasons: tuple[Likeness, ...]
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Traits:
    """A registration as it is compared; what is empty agrees with nothing."""

    id: AttendeeId
    registration: Registration
    names: tuple[str, ...]
    organisation: str
    email: str
    phone: str
    domain: str
    companion_of: AttendeeId | None
    email_shared: bool
    phone_shared: bool
    crowded: bool

    def contexts(self) -> Iterator[tuple[str, bool]]:
        """What makes a name that agrees a reason, and whether a near one does, too."""
        if self.organisation:
            yield "o" + self.organisation, not self.crowded
        if self.phone:
            yield "p" + self.phone[-_LAST_DIGITS:], True
        if self.domain:
            yield "d" + self.domain, True
        if self.email_shared:
            yield "e" + self.email, True


def find_pairs(
    registrations: Iterable[Registration], distinct: frozenset[tuple[int, int]] = frozenset()
) -> tuple[Pair, ...]:
    """Every two that may be one person's, the surest first.

    ``distinct`` has the pairs, smaller number first, that are known to be two people's.
    """
    traits = _traits_of(registrations)
    found = (
        pair
        for first, second in _candidates(traits) - distinct
        if (pair := _judge(traits[first], traits[second])) is not None
    )
    return tuple(sorted(found, key=lambda pair: (-pair.strength, pair.first, pair.second)))


def organisation_key(organisation: str) -> str:
    """An organisation's name without spaces, case and legal form: ㈜나라 is 나라 주식회사."""
    folded = unicodedata.normalize("NFKC", organisation).casefold()
    squeezed = "".join(folded.split())
    return _NOT_LETTERS.sub("", _LEGAL_FORM.sub("", squeezed))


def phone_key(phone: str) -> str:
    """A phone's digits as they are dialled in Korea; empty where they are too few."""
    digits = phone_digits(phone).removeprefix("00")
    if mobile := _MOBILE.fullmatch(digits):
        digits = "0" + mobile[1]
    return digits if len(digits) >= _LEAST_PHONE else ""


def email_key(email: str) -> str:
    """An address as it is compared; empty where it is none."""
    folded = email.strip().casefold()
    owner, _at, domain = folded.rpartition("@")
    return folded if owner and domain else ""


def name_keys(name: str, name_en: str = "") -> tuple[str, ...]:
    """The ways to read a name: squeezed, and with its Latin words in alphabetical order."""
    keys: dict[str, None] = {}
    for written in (name, name_en):
        folded = unicodedata.normalize("NFKC", written).casefold()
        bare = _BRACKETED.sub(" ", folded)
        words = _NOT_LETTERS.sub(" ", bare if bare.strip() else folded).split()
        keys["".join(words)[:_LONGEST_NAME]] = None
        if len(words) > 1 and not any(map(is_syllable, "".join(words))):
            keys["".join(sorted(words))[:_LONGEST_NAME]] = None
    return tuple(key for key in keys if key)


def near(one: str, other: str) -> bool:
    """Whether two names differ by one letter or syllable, or by two that are swapped.

    Of short names nothing is left to be near by: three syllables are the least, five Latin
    letters, and a missing one is forgiven from four on.
    """
    return one != other and not _patterns(one).isdisjoint(_patterns(other))


def _traits_of(registrations: Iterable[Registration]) -> dict[AttendeeId, _Traits]:
    registrations = list(registrations)
    keys = {name: organisation_key(name) for name in {one.organisation for one in registrations}}
    every = [
        (one, keys[one.organisation], email_key(one.email), phone_key(one.phone))
        for one in registrations
    ]
    organisations = Counter(organisation for _one, organisation, _email, _phone in every)
    emails = Counter(email for _one, _organisation, email, _phone in every)
    phones = Counter(phone for _one, _organisation, _email, phone in every)
    domains = Counter(_own_domain(email) for _one, _organisation, email, _phone in every)
    return {
        one.id: _Traits(
            id=one.id,
            names=name_keys(one.name, one.name_en),
            registration=one,
            organisation=organisation,
            email=email,
            phone=phone,
            domain=domain if domains[domain] <= CROWD else "",
            companion_of=one.companion_of,
            email_shared=bool(email) and emails[email] > SHARED_BY,
            phone_shared=bool(phone) and phones[phone] > SHARED_BY,
            crowded=organisations[organisation] > CROWD,
        )
        for one, organisation, email, phone in every
        for domain in [_own_domain(email)]
    }


def _initials(one: Registration) -> frozenset[str]:
    found = set()
    for written in (one.name, one.name_en):
        if any(map(is_syllable, written)):
            found.add(initials("".join(written.split())))
        elif words := written.casefold().split():
            found.add("".join(sorted(word[0] for word in words)))
    return frozenset(found)


def _initials_agree(one: Registration, other: Registration) -> bool:
    return not _initials(one).isdisjoint(_initials(other))


def _own_domain(email: str) -> str:
    domain = email.rpartition("@")[2]
    return "" if domain in _PUBLIC_MAIL else domain


def _patterns(name: str) -> frozenset[str]:
    """What two near names have in common: one gap, one swap, or one letter fewer."""
    hangul = any(map(is_syllable, name))
    length = len(name)
    if length < (_LEAST_HANGUL if hangul else _LEAST_LATIN):
        return frozenset()
    gaps = [f"{name[:i]}?{name[i + 1 :]}" for i in range(length)]
    swaps = [
        f"{name[:i]}<{max(name[i : i + 2])}{min(name[i : i + 2])}>{name[i + 2 :]}"
        for i in range(length - 1)
    ]
    shorter = ["-" + name]
    if length >= _LEAST_SHORTENED:
        shorter += [f"-{name[:i]}{name[i + 1 :]}" for i in range(length)]
    return frozenset(gaps + swaps + shorter)


def _candidates(traits: dict[AttendeeId, _Traits]) -> set[tuple[AttendeeId, AttendeeId]]:
    """Pairs that have a key in common; most of them stand."""
    found: set[tuple[AttendeeId, AttendeeId]] = set()
    certain: dict[str, list[AttendeeId]] = defaultdict(list)
    contexts: dict[tuple[str, bool], list[_Traits]] = defaultdict(list)
    for one in traits.values():
        if one.email and not one.email_shared:
            certain["e" + one.email].append(one.id)
        if one.phone and not one.phone_shared:
            certain["p" + one.phone].append(one.id)
        for context in one.contexts():
            contexts[context].append(one)
    for together in certain.values():
        if len(together) > 1:
            found |= _paired(together)
    for (_context, nearly), members in contexts.items():
        if len(members) > 1:
            found |= _alike(members, nearly=nearly)
    return found


def _alike(members: Sequence[_Traits], *, nearly: bool) -> set[tuple[AttendeeId, AttendeeId]]:
    """Those of one organisation, say, whose names agree or nearly do."""
    by_name: dict[str, list[AttendeeId]] = defaultdict(list)
    for one in members:
        for name in one.names:
            by_name[name].append(one.id)
    groups = [ids for ids in by_name.values() if len(ids) > 1]
    if nearly:
        near_ones: dict[str, list[AttendeeId]] = defaultdict(list)
        for name, ids in by_name.items():
            for pattern in _patterns(name):
                near_ones[pattern] += ids
        groups += [ids for ids in near_ones.values() if len(ids) > 1]
    return set().union(*map(_paired, groups))


def _paired(ids: Sequence[AttendeeId]) -> set[tuple[AttendeeId, AttendeeId]]:
    inside = sorted(set(ids))
    if len(inside) > TOGETHER:
        return set(pairwise(inside))
    return {(one, other) for i, one in enumerate(inside) for other in inside[i + 1 :]}


def _judge(one: _Traits, other: _Traits) -> Pair | None:
    """What two have in common, if it is enough."""
    reasons = tuple(_likenesses(one, other))
    strength = _strength(frozenset(reasons), one, other)
    return None if strength is None else Pair(one.id, other.id, reasons, strength)


def _likenesses(one: _Traits, other: _Traits) -> Iterator[Likeness]:
    if one.email and one.email == other.email:
        yield Likeness.EMAIL
    if one.phone and one.phone == other.phone:
        yield Likeness.PHONE
    same = not set(one.names).isdisjoint(other.names)
    if same:
        yield Likeness.NAME
    elif any(near(mine, theirs) for mine in one.names for theirs in other.names):
        yield Likeness.NEAR_NAME
    if one.organisation and one.organisation == other.organisation:
        yield Likeness.ORGANISATION
    if one.phone != other.phone and one.phone[-_LAST_DIGITS:] == other.phone[-_LAST_DIGITS:]:
        yield Likeness.LAST_DIGITS
    if (
        one.domain
        and one.domain == other.domain
        and one.email != other.email
        and (same or _initials_agree(one.registration, other.registration))
    ):
        yield Likeness.MAIL_DOMAIN


def _strength(reasons: frozenset[Likeness], one: _Traits, other: _Traits) -> Strength | None:
    email = Likeness.EMAIL in reasons and not one.email_shared
    phone = Likeness.PHONE in reasons and not one.phone_shared
    same, nearly = Likeness.NAME in reasons, Likeness.NEAR_NAME in reasons
    if not (same or nearly):
        # Who comes along is often registered with the phone of whom they accompany.
        if not (email or phone) or _together(one, other):
            return None
        return Strength.FAIR if email and phone else Strength.WEAK
    if email or phone:
        return Strength.STRONG if same or (email and phone) else Strength.FAIR
    if reasons & {Likeness.PHONE, Likeness.LAST_DIGITS}:
        return Strength.FAIR if same else Strength.WEAK
    if same and reasons & {Likeness.ORGANISATION, Likeness.EMAIL}:
        return Strength.FAIR
    return Strength.WEAK if _supported(reasons, one, other) else None


def _supported(reasons: frozenset[Likeness], one: _Traits, other: _Traits) -> bool:
    """Whether names alike stand on a place they share that nothing outweighs."""
    if one.phone and other.phone:
        return False
    if reasons & {Likeness.MAIL_DOMAIN, Likeness.EMAIL}:
        return True
    told_apart = one.email and other.email
    return Likeness.ORGANISATION in reasons and not told_apart and not one.crowded


def _together(one: _Traits, other: _Traits) -> bool:
    hosts = {one.companion_of or one.id, other.companion_of or other.id}
    return len(hosts) == 1
