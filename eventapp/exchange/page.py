"""A programme as one web page in one file, which needs no network and no server.

An organiser mails it or puts it on a stick or a web server; a visitor opens it in a hall
without reception. It asks nobody for anything: style and script are inside, and a content
security policy forbids the rest. Without JavaScript it is a plain programme to read.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

from eventapp.domain.interchange import ExchangedProgramme, LeftOut, stable_guid
from eventapp.domain.kinds import Language
from eventapp.exchange import page_colours
from eventapp.exchange.page_colours import DARK, LIGHT, Theme
from eventapp.exchange.page_contents import Contents, contents, left_out
from eventapp.exchange.page_sections import people_section, programme_section
from eventapp.exchange.page_wording import PageWords, Said, line
from eventapp.files import write_to
from eventapp.i18n import format_clock
from eventapp.paths import RESOURCES

_PIECES: Final = RESOURCES / "page"
_STYLES: Final = ("page.css", "rooms.css", "print.css")
_SCRIPTS: Final = ("rules.js", "page.js", "stars.js", "now.js", "rooms.js", "scrolling.js")


def write_page(
    programme: ExchangedProgramme, out: Path | BinaryIO, *, language: Language
) -> tuple[LeftOut, ...]:
    """Write the programme as one self-contained HTML file; return what it does not show.

    Private sessions and those without a time are left out. Texts missing in ``language``
    are in the other one. The same programme gives the same bytes.

    Raises:
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    data = _page(programme, language).encode()
    write_to(out, lambda file: file.write(data))
    return left_out(programme, language)


def _page(programme: ExchangedProgramme, language: Language) -> str:
    words = PageWords(language, _zone(programme.time_zone))
    shown = contents(programme)
    style = _pieces(*_STYLES) + _colours(shown)
    script = _pieces(*_SCRIPTS)
    return Template(_pieces("page.html")).substitute(
        _script_words(words.catalogue),
        **_our_words(words.catalogue),
        **_facts(shown, words),
        language=language.value,
        key=_key(programme),
        zone=words.zone.key if words.zone else "",
        policy=_policy(style, script),
        style=style,
        script=script,
        days=_days(shown, words),
        rooms=_options(words, ((room.name, room.name_en) for room in shown.rooms)),
        tracks=_options(words, ((track.name, track.name_en) for track in shown.tracks)),
        programme=programme_section(shown, words),
        people=people_section(shown, words),
    )


def _pieces(*names: str) -> str:
    # Whatever a checkout made of their line ends: browsers hash them as line feeds.
    return "".join((_PIECES / name).read_text(encoding="utf-8") for name in names)


def _zone(name: str) -> ZoneInfo | None:
    """The programme's zone, None where it names none we know."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, KeyError, OSError):  # a path, an unknown name, a folder of names
        return None


def _key(programme: ExchangedProgramme) -> str:
    """Under which name a browser keeps this programme's stars."""
    return stable_guid("page", programme.guid or programme.acronym or programme.title)


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; what runs is what we wrote, byte for byte."""
    return (
        "default-src 'none'; "
        f"script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _colours(shown: Contents) -> str:
    """The event's accent and the tracks' marks, for both themes."""
    light, dark = _rules(shown, LIGHT), _rules(shown, DARK)
    return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _rules(shown: Contents, theme: Theme) -> str:
    accent = page_colours.accent(shown.programme.colour, theme)
    rules = [f":root {{ --accent: {accent.colour}; --soft: {accent.tinted}; }}"]
    for place, track in enumerate(shown.tracks):
        mark = page_colours.mark(track.colour, theme)
        if mark is not None:
            rules.append(f".t{place} {{ --mark: {mark.colour}; --tint: {mark.tinted}; }}")
    return "".join(f"{rule}\n" for rule in rules)


def _facts(shown: Contents, words: PageWords) -> dict[str, str]:
    """The head of the page: what, when, where, and the small print at its foot."""
    programme, _ = shown.programme, words.catalogue.gettext
    title = words.pick(programme.full_title, programme.full_title_en)
    if not title.text.strip():
        title = Said(programme.acronym or _("Programme"))
    venue = words.pick(programme.venue, programme.venue_en)
    if len(shown.rooms) == 1:
        room = words.pick(shown.rooms[0].name, shown.rooms[0].name_en)
        joint = ", " if words.language is Language.ENGLISH else " "
        venue = Said(joint.join(filter(None, (venue.text.strip(), room.text.strip()))))
    when = _dates(shown, words)
    notes = [_("This page works without a network: keep the file.")]
    if words.zone is not None:
        zone = {"zone": words.zone.key}
        notes.insert(0, _("All times are the event's local time (%(zone)s).") % zone)
    if programme.version.strip():
        notes.append(_("Version %(version)s") % {"version": programme.version})
    return {
        "title": line(title.text),
        "heading": words.element("h1", title),
        "when": words.element("p", Said(when), ' class="when"'),
        "venue": words.element("p", venue, ' class="venue"'),
        "description": line(" · ".join(filter(None, (when, venue.text)))),
        "notes": "".join(words.element("p", Said(note)) for note in notes),
    }


def _dates(shown: Contents, words: PageWords) -> str:
    """The day with its hours, or the first and the last of several days."""
    if not shown.days:
        days = shown.programme.days
        return words.day(days[0].date, long=True) if days else ""
    first, last = shown.days[0], shown.days[-1]
    begins = words.day(first.day.date, long=True)
    if first is not last:
        return f"{begins} – {words.day(last.day.date, long=True)}"
    start = min(it.session.start for it in first.sessions)
    end = max(it.session.end for it in first.sessions)
    return f"{begins} {format_clock(start)}–{format_clock(end)}"


def _days(shown: Contents, words: PageWords) -> str:
    return "".join(
        f'<a href="#d-{day.key}">{line(words.day(day.day.date))}</a>' for day in shown.days
    )


def _options(words: PageWords, names: Iterable[tuple[str, str]]) -> str:
    """The choices of a filter; their values are the places of rooms or tracks."""
    return "".join(
        words.element("option", words.pick(name, english), f' value="{place}"')
        for place, (name, english) in enumerate(names)
    )


def _our_words(words: NullTranslations) -> Mapping[str, str]:
    """The words on the page's controls."""
    _ = words.gettext
    said = {
        "skip": _("Skip to the programme"),
        "days_name": _("Days"),
        "search_name": _("Search the programme"),
        "search_hint": words.pgettext("programme search", "Title, person, organisation"),
        "to_now": _("Now"),
        "views_name": words.pgettext("of a page", "View"),
        "by_time": _("By time"),
        "by_room": _("By room"),
        "by_person": _("People"),
        "room_name": _("Room"),
        "all_rooms": _("All rooms"),
        "track_name": _("Track"),
        "all_tracks": _("All tracks"),
        "mine": _("My programme"),
        "show_all": words.pgettext("sessions", "Show all"),
        "print_page": _("Print this view"),
        "print_texts": _("Print the abstracts, too"),
        "close": _("Close"),
    }
    return {name: line(text) for name, text in said.items()}


def _script_words(words: NullTranslations) -> Mapping[str, str]:
    """Sentences the script fills in: ``%(…)s`` stays for it to replace."""
    _, ngettext = words.gettext, words.ngettext
    said = {
        "w_now": _("Now"),
        "w_next": _("Next"),
        "w_until": _("until %(time)s"),
        "w_begins": _("Begins on %(day)s at %(time)s"),
        "w_over": _("The event is over."),
        "w_others": _("and %(n)s more"),
        "w_session": ngettext("%(n)s session", "%(n)s sessions", 1),
        "w_sessions": ngettext("%(n)s session", "%(n)s sessions", 2),
        "w_person": ngettext("%(n)s person", "%(n)s people", 1),
        "w_people": ngettext("%(n)s person", "%(n)s people", 2),
        "w_none": _("Nothing fits. Try another word, or fewer conditions."),
        "w_no_stars": _("Nothing here yet. Tap the star of a session to keep it here."),
        "w_not_kept": _(
            "This browser keeps nothing for this page: the stars are gone once you close it."
        ),
        "w_star": _("Add to my programme: %(title)s"),
        "w_grid": _("Rooms side by side, %(day)s"),
        "w_in_list": _("Show in the programme"),
    }
    return {name: line(text) for name, text in said.items()}
