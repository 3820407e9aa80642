"""How people are written in one cell of a sheet, and how such a cell is read.

A line a person, ``좌장 배중철 (한국교통안전공단, 본부장); 토론자 황영임 (…)``: the role where it
is not what one does in such a session anyway, the name, in brackets organisation and position.
``#2`` behind a name is the second person of that name, organisation and position. Whatever
would be read otherwise stands in double quotes, a quote within doubled: what we write is read
back before it is written.

Read is much more: commas and lines, ``발표: 이은경 팀장(LH)``, ``한국남동발전 김철수 부장``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple

from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.domain.programme_rules import fitting_role
from eventapp.exchange.sheet_names import is_body, is_title, split_affiliation, split_name
from eventapp.exchange.sheet_words import NOBODY, ROLES, UNNAMED, fold, role_words


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as a cell names them; ``namesake`` counts those of whom all else is equal."""

    name: str
    role: AppearanceRole
    organisation: str = ""
    position: str = ""
    namesake: int = 1


class Mentions(NamedTuple):
    """Whom a cell names, and how many more it tells of without their names."""

    people: tuple[Mention, ...]
    unnamed: int


def natural_role(kind: SessionKind) -> AppearanceRole:
    """Return what people do in a session of a kind where the cell does not say."""
    return AppearanceRole.PANELLIST if kind is SessionKind.PANEL else fitting_role(kind)


# Writing


def write_people(people: Sequence[Mention], kind: SessionKind, language: Language) -> str:
    """Return the cell that :func:`read_people` reads as just these people."""
    plain = _join([_plain(mention, kind, language) for mention in people])
    if _comes_back(plain, people, kind):
        return plain
    entries = [_entry(mention, kind, language) for mention in people]
    if _comes_back(_join(entries), people, kind):
        return _join(entries)
    return _join([_quoted(mention, language) for mention in people])


def _join(entries: Sequence[str]) -> str:
    return ";\n".join(entries)


def _comes_back(text: str, people: Sequence[Mention], kind: SessionKind) -> bool:
    return read_people(text, kind) == Mentions(tuple(people), 0)


def _entry(mention: Mention, kind: SessionKind, language: Language) -> str:
    """The least that is read as this person alone."""
    for text in (_plain(mention, kind, language), _bracketed(mention, kind, language)):
        if _comes_back(text, [mention], kind):
            return text
    return _quoted(mention, language)


def _plain(mention: Mention, kind: SessionKind, language: Language) -> str:
    """As one says it where there is no organisation: ``이보라 교수``."""
    if mention.organisation or not mention.position or mention.namesake > 1:
        return _bracketed(mention, kind, language)
    return f"{_named_role(mention, kind, language)}{mention.name} {mention.position}"


def _bracketed(mention: Mention, kind: SessionKind, language: Language) -> str:
    affiliation = mention.organisation
    if mention.position:
        affiliation += f", {mention.position}"
    return _with(_named_role(mention, kind, language) + mention.name, mention.namesake, affiliation)


def _quoted(mention: Mention, language: Language) -> str:
    affiliation, position = _quote(mention.organisation), _quote(mention.position)
    if position:
        affiliation += f", {position}"
    return _with(
        _role(mention.role, language) + _quote(mention.name), mention.namesake, affiliation
    )


def _with(name: str, namesake: int, affiliation: str) -> str:
    number = f"#{namesake}" if namesake > 1 else ""
    return name + number + (f" ({affiliation})" if affiliation else "")


def _named_role(mention: Mention, kind: SessionKind, language: Language) -> str:
    """The role, where a reader would think of another; on a panel always."""
    named = kind is SessionKind.PANEL or mention.role is not natural_role(kind)
    return _role(mention.role, language) if named else ""


def _role(role: AppearanceRole, language: Language) -> str:
    colon = ":" if language is Language.ENGLISH else ""
    return f"{role_words(language)[role]}{colon} "


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if text else ""


# Reading

_QUOTED: Final = r'(?<![^\s;,(:；，（：、])"(?:[^"]|"")*+"(?![^\s;,()#；，（）、])'
_PIECE: Final = re.compile(
    rf"(?P<quoted>{_QUOTED})|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<separator>[;；\n,，、]|(?<=\s)/(?=\s))|[^\"(（)）;；\n,，、/]+|.",
    re.DOTALL,
)
_DASHES: Final = "-–—−·./ "
_HARD: Final = frozenset(";；\n")
_ENDS: Final = frozenset(";；")
_BULLETS = re.compile(r"(?:\s*(?:[•·●◦▪▶□■※*○\-–—]|ㅇ(?=\s)|\(?\d{1,2}[.)](?=\s)|[①-⑳])){1,2}\s*")
_NUMBER = re.compile(r"\s*#([2-9]|[1-9]\d{1,3})\s*$")
_AND_OTHERS = re.compile(r"(?:(.*\S)\s+)?(?:외|등)\s*\d+\s*(?:명|인)")
_SOLE: Final = frozenset({AppearanceRole.MODERATOR, AppearanceRole.MC, AppearanceRole.INTERPRETER})
"""Roles that one person has: who is named behind them without a role has another."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two separators, taken apart."""

    separator: str
    text: str
    quoted: bool = False
    role: AppearanceRole | None = None
    name: str = ""
    namesake: int = 1
    organisation: str = ""
    position: str = ""

    @property
    def bare(self) -> bool:
        """Whether it is nothing but a few words."""
        return not (self.quoted or self.role or self.organisation or self.position)


def read_people(text: str, kind: SessionKind, *, role: AppearanceRole | None = None) -> Mentions:
    """Read whom a cell names; ``role`` is what its column says of all of them."""
    people: list[Mention] = []
    unnamed = 0
    usual = role or natural_role(kind)
    going_on: AppearanceRole | None = None
    for part in (_take_apart(separator, chunk) for separator, chunk in _split(text)):
        if part.separator in _ENDS or part.role:
            going_on = None if part.role in _SOLE else part.role
        joined = _belonging(part, people[-1]) if people else None
        if joined is not None:
            people[-1] = joined
            continue
        name, others = (part.name, 0) if part.quoted else _without_others(part.name)
        unnamed += others
        if not part.quoted and not name.strip(_DASHES):
            said = part.role or part.organisation or part.position
            unnamed += bool(said) and not others
        elif not part.quoted and _is_no_name(name):
            unnamed += fold(name) not in NOBODY
        else:
            people.append(
                Mention(
                    name,
                    part.role or going_on or usual,
                    part.organisation,
                    part.position,
                    part.namesake,
                )
            )
    return Mentions(tuple(people), unnamed)


def _is_no_name(name: str) -> bool:
    """Whether a word stands where a name should: 미정, 없음, ○○○, or nothing but a role."""
    word = fold(name)
    return not word or word in UNNAMED or word in NOBODY or name.casefold() in ROLES


def _split(text: str, *, brackets: bool = True) -> Iterator[tuple[str, str]]:
    """Yield what stands between separators, each with the separator before it."""
    found: list[tuple[str, str]] = []
    separator, chunk, depth = "", "", 0
    for piece in _PIECE.finditer(text):
        depth += piece.lastgroup == "open"
        if piece.lastgroup == "close":
            depth = max(depth - 1, 0)
        ends = piece["separator"] and (piece["separator"] in _HARD if not brackets else not depth)
        if ends:
            found.append((separator, chunk))
            separator, chunk = piece["separator"], ""
        else:
            chunk += piece[0]
    found.append((separator, chunk))
    if depth and brackets:  # somebody forgot to close one: only what surely separates does
        yield from _split(text, brackets=False)
    else:
        yield from ((before, inside.strip()) for before, inside in found if inside.strip())


def _take_apart(separator: str, text: str) -> _Part:
    bullets = _BULLETS.match(text)
    text = text[bullets.end() :] if bullets else text
    role, text = _read_role(text)
    part = _Part(separator, text, role=role, name=text)
    opening = re.match(_QUOTED, text)
    before, inside, after = _bracket(text[opening.end() :] if opening else text)
    number = _NUMBER.search(before)
    part = replace(
        part,
        quoted=opening is not None,
        name=_unquote(opening[0]) if opening else before[: number and number.start()].strip(),
        namesake=int(number[1]) if number else 1,
    )
    if inside is not None:
        part = _with_affiliation(part, inside)
    if not part.quoted:
        part = _with_titles(part)
    return _with_rest(part, after.strip())


def _with_affiliation(part: _Part, inside: str) -> _Part:
    """Add what stands in the brackets behind a name."""
    parts = _list(inside)
    if len(parts) == 1 and parts[0] == _unquote(parts[0]):
        role = ROLES.get(parts[0].casefold())
        if role and part.role is None:
            return replace(part, role=role)
        organisation, position = split_affiliation(parts[0])
    else:
        bare = [_unquote(text) for text in parts]
        organisation, position = bare[0], ", ".join(bare[1:])
        if parts[0] == bare[0] and is_title(organisation) and not is_title(position):
            organisation, position = (position, organisation) if position else ("", organisation)
    return replace(part, organisation=organisation, position=position)


def _list(text: str) -> list[str]:
    """Split at commas outside quotes and brackets; an empty first place stays."""
    places = [inside for _, inside in _split(text)]
    if text.lstrip().startswith((",", "，")):
        places.insert(0, "")
    return places or [""]


def _with_titles(part: _Part) -> _Part:
    """Take organisation and position out of ``한국남동발전 김철수 부장``."""
    organisation, name, position = split_name(part.name)
    words = name.split()
    if len(words) > 1 and part.role is None and (role := ROLES.get(words[-1].casefold())):
        part, name = replace(part, role=role), " ".join(words[:-1])
    return replace(
        part,
        name=name,
        organisation=part.organisation or organisation,
        position=", ".join(filter(None, (position, part.position))),
    )


def _with_rest(part: _Part, rest: str) -> _Part:
    """Add what stands behind the brackets: ``김철수(LH) 팀장``, ``배중철(LH) 좌장``."""
    if not rest:
        return part
    role = ROLES.get(rest.casefold())
    if role and part.role is None:
        return replace(part, role=role)
    if not part.position:
        return replace(part, position=rest)
    return replace(part, position=f"{part.position} {rest}")


def _belonging(part: _Part, before: Mention) -> Mention | None:
    """Return the person before with what a part says of them, None where it is a person."""
    if part.separator in _ENDS or part.quoted or part.role:
        return None
    if not part.name:  # brackets in a line of their own
        return _adding(before, part.organisation, part.position)
    if part.bare and is_title(part.text) and not before.position:
        return replace(before, position=part.text)
    organisation, position = split_affiliation(part.text)
    taken = before.organisation or (position and before.position)
    if not part.bare or taken or not is_body(organisation):
        return None
    return _adding(before, organisation, position)


def _adding(mention: Mention, organisation: str, position: str) -> Mention:
    return replace(
        mention,
        organisation=", ".join(filter(None, (mention.organisation, organisation))),
        position=", ".join(filter(None, (mention.position, position))),
    )


def _without_others(name: str) -> tuple[str, int]:
    match = _AND_OTHERS.fullmatch(name)
    return (match[1] or "", 1) if match else (name, 0)


@cache
def _role_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(ROLES, key=len, reverse=True))
    return re.compile(
        rf"[\[<(【〈]\s*({words})\s*\d*\s*[\]>)】〉]\s*[:：]?\s*"
        rf"|({words})\s*\d*\s*[:：]\s*|({words})\s*\d*\s+(?=\S)",
        re.IGNORECASE,
    )


def _read_role(text: str) -> tuple[AppearanceRole | None, str]:
    role = None
    while match := _role_pattern().match(text):  # "기조 강연: …": the first says most
        role = role or ROLES[match[match.lastindex or 0].casefold()]
        text = text[match.end() :]
    return role, text


def _bracket(text: str) -> tuple[str, str | None, str]:
    """Return what stands before a name's first bracket, in it, and behind it.

    A bracket that nothing stands before belongs to the word behind it: ``(주)한국``.
    """
    start = end = depth = 0
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "open":
            if depth == 0:
                start = piece.start()
            depth += 1
        elif piece.lastgroup == "close" and depth:
            depth -= 1
            end = piece.end()
            if depth == 0 and (text[:start].strip() or not text[end:].strip(" ;")):
                return text[:start], text[start + 1 : end - 1], text[end:]
    return text, None, ""


def _unquote(text: str) -> str:
    if not re.fullmatch(_QUOTED, text):
        return text
    return text[1:-1].replace('""', '"')
