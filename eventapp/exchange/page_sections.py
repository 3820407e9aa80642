"""The page's sections as HTML: its days with their sessions, and its people.

Everything a visitor may read stands here as plain elements; the script only shows, hides
and counts them. What it needs to know of a session are ``data-`` attributes.
"""

from collections.abc import Iterator
from datetime import date

from eventapp.domain.interchange import ExchangedPerson
from eventapp.domain.kinds import BREAKS, SessionKind
from eventapp.domain.text import tidy
from eventapp.exchange.page_contents import Contents, ShownDay, ShownPerson, ShownSession
from eventapp.exchange.page_wording import PageWords, Said, line, paragraphs
from eventapp.i18n import format_clock

_MIDNIGHT = 24 * 60
_PROMINENT = frozenset({SessionKind.KEYNOTE, SessionKind.PANEL})


def programme_section(contents: Contents, words: PageWords) -> str:
    """All days with their sessions, or a sentence where there are none."""
    if not contents.days:
        nothing = words.catalogue.gettext("No session has been published yet.")
        return f'<p class="nothing">{line(nothing)}</p>'
    return "\n".join(_day(contents, words, day) for day in contents.days)


def _day(contents: Contents, words: PageWords, shown: ShownDay) -> str:
    sessions = "\n".join(
        _session(contents, words, session, shown.day.date) for session in shown.sessions
    )
    return (
        f'<section class="day" id="d-{shown.key}" data-date="{shown.day.date.isoformat()}"'
        f' aria-labelledby="h-{shown.key}">\n'
        f'<h2 id="h-{shown.key}">{line(words.day(shown.day.date, long=True))}</h2>\n'
        f'<ol class="sessions">\n{sessions}\n</ol>\n</section>'
    )


def _session(contents: Contents, words: PageWords, shown: ShownSession, day: date) -> str:
    session = shown.session
    title = words.title(session)
    subtitle = Said(session.subtitle, session.language)
    quiet = session.kind in BREAKS
    parts = (
        _when(contents, words, shown, day),
        "" if quiet else _label(contents, words, shown, title.text),
        words.element("h3", title),
        words.element("p", subtitle, ' class="subtitle"'),
        _people(words, shown),
        _details(words, shown),
    )
    return f"<li{_attributes(words, shown)}>" + "".join(parts) + "</li>"


def _attributes(words: PageWords, shown: ShownSession) -> str:
    """Ids, minutes and places for the script; minutes count from the day's midnight."""
    session = shown.session
    classes = ["session"]
    if session.kind in BREAKS:
        classes.append("quiet")
    if session.kind in _PROMINENT:
        classes.append("prominent")
    also = [words.other(session.title, session.title_en)]
    for _, person in shown.people:
        also += [
            words.other(person.name, person.name_en),
            words.other(person.organisation, person.organisation_en),
        ]
    given = {
        "data-from": session.start,
        "data-to": session.end,
        "data-room": shown.room,
        "data-track": shown.track,
        # Between fields: no needle has one, so none matches across.
        "data-also": " | ".join(line(text) for text in also if text.strip()) or None,
    }
    attributes = "".join(f' {name}="{it}"' for name, it in given.items() if it is not None)
    return f' class="{" ".join(classes)}" id="s-{shown.guid}"{attributes}'


def _when(contents: Contents, words: PageWords, shown: ShownSession, day: date) -> str:
    """From when to when, on which side of midnight, and where."""
    session = shown.session
    parts = [words.clock(day, session.start)]
    if session.length:
        parts.append(f"<span>–{words.clock(day, session.end)}</span>")
    result = f'<span class="clock">{"".join(parts)}</span>'
    if session.start >= _MIDNIGHT:
        next_day = words.catalogue.pgettext("after midnight", "next day")
        result += f' <span class="next-day">{line(next_day)}</span>'
    if shown.room is not None and len(contents.rooms) > 1:
        room = contents.rooms[shown.room]
        said = words.pick(room.name, room.name_en)
        result += " " + words.element("span", said, ' class="room"')
    return f'<p class="when">{result}</p>'


def _label(contents: Contents, words: PageWords, shown: ShownSession, title: str) -> str:
    """What it is, its track behind the track's mark, the language spoken."""
    kind = words.label(shown.session, title)
    parts = [words.element("span", Said(kind), ' class="kind"')]
    if shown.track is not None:
        track = contents.tracks[shown.track]
        said = words.pick(track.name, track.name_en)
        parts.append(words.element("span", said, f' class="track t{shown.track}"'))
    tongue = Said(words.tongue(shown.session))
    parts.append(words.element("span", tongue, ' class="tongue"'))
    text = " ".join(filter(None, parts))
    return f'<p class="label">{text}</p>' if text else ""


def _people(words: PageWords, shown: ShownSession) -> str:
    items = []
    for guid, person in shown.people:
        role = words.element("span", Said(words.role(person)), ' class="role"')
        name = words.element("a", words.name(person), f' href="#p-{guid}"')
        office = _office(words, person)
        items.append("<li>" + " ".join(filter(None, (role, name, office))) + "</li>")
    return f'<ul class="who">{"".join(items)}</ul>' if items else ""


def _office(words: PageWords, person: ExchangedPerson) -> str:
    return words.element("span", words.office(person), ' class="office"')


def _details(words: PageWords, shown: ShownSession) -> str:
    """The abstract and the description, folded."""
    session = shown.session
    abstract = words.pick(session.abstract, session.abstract_en, session.language)
    description = Said(session.description, session.language)
    texts = dict.fromkeys(said for said in (abstract, description) if said.text.strip())
    return _folded(words, list(texts))


def _folded(words: PageWords, texts: list[Said]) -> str:
    if not texts:
        return ""
    summary = line(words.catalogue.pgettext("unfolds a text", "Details"))
    blocks = "".join(
        f'<div class="text"{words.lang(said)}>{paragraphs(said.text)}</div>' for said in texts
    )
    return f"<details><summary>{summary}</summary>{blocks}</details>"


def people_section(contents: Contents, words: PageWords) -> str:
    """Everybody on the programme by name, each with what they are on."""
    several = len(contents.days) > 1
    people = sorted(
        contents.people, key=lambda shown: tidy(words.name(shown.person).text).casefold()
    )
    return "\n".join(_person(words, shown, several=several) for shown in people)


def _person(words: PageWords, shown: ShownPerson, *, several: bool) -> str:
    person = shown.person
    biography = words.pick(person.biography, person.biography_en)
    also = [
        words.other(person.name, person.name_en),
        words.other(person.organisation, person.organisation_en),
    ]
    attribute = " | ".join(line(text) for text in also if text.strip())
    parts = (
        words.element("h3", words.name(person)),
        words.element("p", words.office(person), ' class="office"'),
        _folded(words, [biography] if biography.text.strip() else []),
        f'<ul class="theirs">{"".join(_theirs(words, shown, several=several))}</ul>',
    )
    return (
        f'<li class="person" id="p-{shown.guid}"'
        + (f' data-also="{attribute}"' if attribute else "")
        + ">"
        + "".join(parts)
        + "</li>"
    )


def _theirs(words: PageWords, shown: ShownPerson, *, several: bool) -> Iterator[str]:
    """What somebody is on: when, and a link to it."""
    for day, it in shown.sessions:
        clock = format_clock(it.session.start)
        when = f"{words.day(day.day.date)} {clock}" if several else clock
        title = words.element("a", words.title(it.session), f' href="#s-{it.guid}"')
        yield f'<li><span class="clock">{line(when)}</span> {title}</li>'
