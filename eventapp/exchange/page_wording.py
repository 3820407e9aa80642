"""The page's words: a programme's texts in one language, and as HTML that cannot be misread."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from gettext import NullTranslations
from html import escape
from itertools import groupby
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from eventapp.domain.interchange import ExchangedPerson, ExchangedSession
from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.domain.text import tidy
from eventapp.i18n import catalogue, format_clock, format_date
from eventapp.vocabulary import role, session_kind

_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BULLET = re.compile(r"[-•–·]\s+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")

_ROLES_NAMED: Final = frozenset(
    {
        AppearanceRole.MODERATOR,
        AppearanceRole.PANELLIST,
        AppearanceRole.MC,
        AppearanceRole.INTERPRETER,
    }
)
"""What somebody does who does not simply speak: a talk's speaker needs no word."""


class Said(NamedTuple):
    """A text, and the language its writer says it is in (empty: unknown)."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Speaks one language; what was not given in it is said in the other."""

    language: Language
    zone: ZoneInfo | None

    @property
    def catalogue(self) -> NullTranslations:
        """The gettext catalogue, for the page's own words."""
        return catalogue(self.language)

    def pick(self, text: str, english: str, language: str = "") -> Said:
        """The text in the page's language; ``language`` is that of the first one, if known."""
        first, second = Said(text, language), Said(english, Language.ENGLISH)
        if self.language is Language.ENGLISH:
            first, second = second, first
        return first if first.text.strip() else second

    def other(self, text: str, english: str) -> str:
        """The text :meth:`pick` did not take: visitors may search for it."""
        picked = self.pick(text, english).text
        return english if picked is text else text

    def lang(self, said: Said) -> str:
        """A ``lang`` attribute where a text is not in the page's language.

        Hangul tells Korean whatever was said; of other scripts only the writer knows.
        """
        language = Language.KOREAN.value if _HANGUL.search(said.text) else said.language
        if not _TAG.fullmatch(language) or language == self.language:
            return ""
        return f' lang="{language}"'

    def element(self, tag: str, said: Said, attributes: str = "") -> str:
        """An element around a text on one line; nothing around an empty one."""
        text = line(said.text)
        return f"<{tag}{attributes}{self.lang(said)}>{text}</{tag}>" if text else ""

    def title(self, session: ExchangedSession) -> Said:
        """A session's title, or its kind where it has none."""
        said = self.pick(session.title, session.title_en, session.language)
        return said if said.text.strip() else Said(self.kind(session))

    def kind(self, session: ExchangedSession) -> str:
        """What a session is."""
        return session_kind(session.kind, self.catalogue)

    def label(self, session: ExchangedSession, title: str) -> str:
        """What a session is, unless its title says so already."""
        kind = self.kind(session)
        if session.kind is SessionKind.OTHER or kind.casefold() in title.casefold():
            return ""
        return kind

    def tongue(self, session: ExchangedSession) -> str:
        """The language spoken in a session, where it is not the page's."""
        code = session.language.strip()
        if not code or code.split("-")[0].lower() == self.language:
            return ""
        from babel import Locale  # noqa: PLC0415 - 60 ms, used late

        names = Locale(self.language.value).languages
        return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code)

    def name(self, person: ExchangedPerson) -> Said:
        """A person's name."""
        return self.pick(person.name, person.name_en)

    def role(self, person: ExchangedPerson) -> str:
        """What a person does in a session, if they do not simply speak."""
        return role(person.role, self.catalogue) if person.role in _ROLES_NAMED else ""

    def office(self, person: ExchangedPerson) -> Said:
        """Position and organisation, as far as they are known."""
        parts = (
            self.pick(person.position, person.position_en).text,
            self.pick(person.organisation, person.organisation_en).text,
        )
        return Said(", ".join(part for part in parts if part.strip()))

    def day(self, day: date, *, long: bool = False) -> str:
        """A date with its weekday."""
        return _day(day, self.language, long=long)

    def clock(self, day: date, minutes: int) -> str:
        """A time of day as a ``time`` element, exact for machines wherever the zone is known."""
        shown = format_clock(minutes)
        try:
            moment = datetime.combine(day, time(), self.zone) + timedelta(minutes=minutes)
            exact = moment.isoformat(timespec="minutes")
        except OverflowError:  # a night after the last day there is
            return f"<time>{shown}</time>"
        return f'<time datetime="{exact}">{shown}</time>'


@cache
def _day(day: date, language: Language, *, long: bool) -> str:
    return format_date(day, language, long=long)


def line(text: str) -> str:
    """A text for one line of HTML, in content or between double quotes."""
    return escape(_tidied(text, multiline=False))


def paragraphs(text: str) -> str:
    """Running text as paragraphs, and as lists where lines begin with a dash or a dot."""
    tidied = _tidied(text, multiline=True)
    return "".join(_block(part) for part in _BLANK_LINES.split(tidied) if part.strip())


def _block(text: str) -> str:
    """One paragraph. Its line breaks stay; the style sheet keeps them."""
    found = []
    for bullets, lines in groupby(text.split("\n"), key=lambda row: bool(_BULLET.match(row))):
        rows = [escape(row) for row in lines]
        if bullets:
            items = "".join(f"<li>{_BULLET.sub('', row, count=1)}</li>" for row in rows)
            found.append(f"<ul>{items}</ul>")
        else:
            found.append("<p>" + "\n".join(rows) + "</p>")
    return "".join(found)


def _tidied(text: str, *, multiline: bool) -> str:
    """The text without what nobody can see; most texts have nothing to tidy."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return tidy(text, multiline=multiline)
