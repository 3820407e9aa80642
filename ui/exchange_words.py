"""What importing and exporting a programme did, in words: for the window and the command line.

The command line speaks through this module, so it knows nothing of Qt.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from eventapp.domain.interchange import Detail, LeftOut
from eventapp.domain.kinds import Kind, SessionKind
from ui.language import _, clock_text, date_text, length_text, ngettext, pgettext
from ui.words import appearance_role, session_kind, session_title

if TYPE_CHECKING:
    from eventapp.services.import_report import (
        ChangedThing,
        FieldChange,
        ImportReport,
        ReportedSession,
        Seat,
        Value,
    )

_LONGEST: Final = 60
"""Longer texts are not shown in a report: it says that they changed."""
_MOST_NAMES: Final = 20


# Importing


def import_headline(report: "ImportReport") -> str:
    """What an import did, in one sentence: what the quiet bar says."""
    if report.changed_nothing:
        return _("“%(title)s” already is as the file says. Nothing was changed.") % {
            "title": report.title
        }
    if report.made:
        count = len(report.added)
        sentence = ngettext(
            "Made the event “%(title)s” with %(n)d session.",
            "Made the event “%(title)s” with %(n)d sessions.",
            count,
        )
        return sentence % {"title": report.title, "n": count}
    return _(
        "“%(title)s” is up to date with the file: %(added)d added, %(changed)d changed,"
        " %(unchanged)d unchanged."
    ) % {
        "title": report.title,
        "added": len(report.added),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
    }


def import_words(report: "ImportReport", left_out: Sequence[LeftOut] = ()) -> list[str]:
    """Everything an import did, a sentence a line; the first is :func:`import_headline`.

    ``left_out`` is what reading the file left out; what the import left out is told with it.
    """
    lines = [import_headline(report)]
    if not report.made:
        lines += [_("Added: %(title)s") % {"title": _title(row)} for row in report.added]
    lines += [
        _("Changed: %(title)s (%(changes)s)")
        % {"title": _title(row.session), "changes": _changes(row.changes)}
        for row in report.changed
    ]
    lines += [
        _("Kept, though not in the file: %(title)s") % {"title": _title(row)} for row in report.kept
    ]
    lines += [
        _("Kept in %(title)s, though not in the file: %(names)s")
        % {"title": _title(row.session), "names": _names(row.names)}
        for row in report.kept_people
    ]
    lines += _things_added(report)
    lines += [_thing_changed(thing) for thing in report.things_changed]
    if report.zone_assumed:
        lines.append(
            _("The file names no time zone; its times were taken as those of %(zone)s.")
            % {"zone": report.zone_assumed}
        )
    return lines + not_taken_words(_together(left_out, report.left_out))


def field_change_words(change: "FieldChange") -> str:
    """One field, what it held and what it holds now: ``start 10:00 → 10:30``."""
    field = _FIELDS[change.field.value]()
    old, new = _pair(change)
    if old is None or new is None:
        return _("%(field)s rewritten") % {"field": field}
    return _("%(field)s %(old)s → %(new)s") % {"field": field, "old": old, "new": new}


# What was left out, either way


def left_out_words(left_out: LeftOut) -> str:
    """One sort of thing that was left out: how many, and where the first few stood."""
    words = {"what": _DETAILS[left_out.detail](), "n": left_out.count}
    if not left_out.examples:
        return _("%(what)s: %(n)d") % words
    examples = "; ".join(left_out.examples)
    if left_out.count > len(left_out.examples):
        examples += " …"
    return _("%(what)s: %(n)d (%(examples)s)") % (words | {"examples": examples})


def not_taken_words(left_out: Sequence[LeftOut]) -> list[str]:
    """What a file holds and a workspace has no place for, under a heading; empty for nothing."""
    return _listed(_("The file also holds what a workspace has no place for:"), left_out)


def not_held_words(left_out: Sequence[LeftOut]) -> list[str]:
    """What the workspace holds and a file has no place for, under a heading; empty for nothing."""
    return _listed(_("This format has no place for:"), left_out)


def _together(first: Sequence[LeftOut], second: Sequence[LeftOut]) -> list[LeftOut]:
    """Both lists as one, each sort of thing once."""
    together: dict[Detail, LeftOut] = {}
    for one in (*first, *second):
        known = together.get(one.detail, LeftOut(one.detail, 0))
        together[one.detail] = LeftOut(
            one.detail, known.count + one.count, (*known.examples, *one.examples)
        )
    return list(together.values())


def _listed(heading: str, left_out: Sequence[LeftOut]) -> list[str]:
    return [heading, *(f"  {left_out_words(one)}" for one in left_out)] if left_out else []


# Pieces


def _title(row: "ReportedSession") -> str:
    return _("“%(title)s”") % {"title": session_title(row)}


def _changes(changes: "Iterable[FieldChange]") -> str:
    return "; ".join(field_change_words(change) for change in changes)


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return shown
    return ngettext("%(names)s and %(n)d more", "%(names)s and %(n)d more", more) % {
        "names": shown,
        "n": more,
    }


def _things_added(report: "ImportReport") -> list[str]:
    added = (
        (_("Days added: %(names)s"), [date_text(day, long=True) for day in report.days_added]),
        (_("Rooms added: %(names)s"), report.rooms_added),
        (_("Tracks added: %(names)s"), report.tracks_added),
        (_("People added to the directory: %(names)s"), report.people_added),
        (_("Organisations added to the directory: %(names)s"), report.organisations_added),
    )
    return [sentence % {"names": _names(names)} for sentence, names in added if names]


def _thing_changed(thing: "ChangedThing") -> str:
    sentence = {
        Kind.EVENT: _("The event changed: %(changes)s"),
        Kind.DAY: _("%(name)s changed: %(changes)s"),
        Kind.ROOM: _("The room %(name)s changed: %(changes)s"),
        Kind.TRACK: _("The track %(name)s changed: %(changes)s"),
        Kind.PERSON: _("%(name)s changed: %(changes)s"),
    }[thing.kind]
    name = thing.name
    if thing.kind is Kind.DAY:
        name = date_text(date.fromisoformat(name), long=True)
    return sentence % {"name": name, "changes": _changes(thing.changes)}


def _pair(change: "FieldChange") -> tuple[str | None, str | None]:
    """Both values in words; None of a text too long for a report."""
    word = _VALUES.get(change.field.value, _value)
    if isinstance(change.old, tuple) and isinstance(change.new, tuple):
        same = [seat.name for seat in change.old] == [seat.name for seat in change.new]
        return _seats(change.old, roles=same), _seats(change.new, roles=same)
    return word(change.old), word(change.new)


def _value(value: "Value") -> str | None:
    match value:
        case None | "":
            return "–"
        case SessionKind():
            return session_kind(value)
        case date():
            return date_text(value)
        case bool():
            return _("yes") if value else _("no")
        case str():
            whole = len(value) <= _LONGEST and "\n" not in value
            return _("“%(title)s”") % {"title": value} if whole else None
    return str(value)


def _clock(value: "Value") -> str:
    return clock_text(value) if isinstance(value, int) else "–"


def _length(value: "Value") -> str:
    return length_text(value) if isinstance(value, int) else "–"


def _seats(seats: "Sequence[Seat]", *, roles: bool) -> str:
    if not seats:
        return "–"
    if not roles:
        return _names([seat.name for seat in seats])
    return _names([f"{seat.name} ({appearance_role(seat.role)})" for seat in seats])


_VALUES: Final[dict[str, Callable[["Value"], str | None]]] = {
    "start": _clock,
    "opens": _clock,
    "closes": _clock,
    "length": _length,
}

_FIELDS: Final[dict[str, Callable[[], str]]] = {
    "title": lambda: pgettext("field", "title"),
    "title_en": lambda: pgettext("field", "English title"),
    "name": lambda: pgettext("field", "name"),
    "name_en": lambda: pgettext("field", "English name"),
    "kind": lambda: pgettext("field", "kind"),
    "subtitle": lambda: pgettext("field", "subtitle"),
    "abstract": lambda: pgettext("field", "abstract"),
    "abstract_en": lambda: pgettext("field", "English abstract"),
    "description": lambda: pgettext("field", "description"),
    "language": lambda: pgettext("field", "language"),
    "track": lambda: pgettext("field", "track"),
    "day": lambda: pgettext("field", "day"),
    "start": lambda: pgettext("field", "start"),
    "length": lambda: pgettext("field", "length"),
    "room": lambda: pgettext("field", "room"),
    "expected": lambda: pgettext("field", "expected people"),
    "public": lambda: pgettext("field", "public"),
    "people": lambda: pgettext("field", "people"),
    "position": lambda: pgettext("field", "position"),
    "position_en": lambda: pgettext("field", "English position"),
    "organisation": lambda: pgettext("field", "organisation"),
    "biography": lambda: pgettext("field", "biography"),
    "biography_en": lambda: pgettext("field", "English biography"),
    "acronym": lambda: pgettext("field", "short name"),
    "venue": lambda: pgettext("field", "venue"),
    "venue_en": lambda: pgettext("field", "English venue"),
    "time_zone": lambda: pgettext("field", "time zone"),
    "colour": lambda: pgettext("field", "colour"),
    "capacity": lambda: pgettext("field", "seats"),
    "opens": lambda: pgettext("field", "opens"),
    "closes": lambda: pgettext("field", "closes"),
}

_DETAILS: Final[dict[Detail, Callable[[], str]]] = {
    Detail.LINKS: lambda: _("Links"),
    Detail.ATTACHMENTS: lambda: _("Attached files"),
    Detail.PICTURES: lambda: _("Pictures"),
    Detail.RECORDING: lambda: _("Notes about recordings"),
    Detail.ADDRESSES: lambda: _("Web addresses"),
    Detail.SESSION_TYPES: lambda: _("Kinds of session that are unknown here"),
    Detail.UNNAMED_PEOPLE: lambda: _("People without a name"),
    Detail.SHORTENED_TEXTS: lambda: _("Texts that were shortened"),
    Detail.SECONDS: lambda: _("Times cut to the minute"),
    Detail.UNREADABLE_ROWS: lambda: _("Rows that could not be read whole"),
    Detail.OTHER: lambda: _("Other entries"),
    Detail.ENGLISH_TEXTS: lambda: _("English texts"),
    Detail.ROLES: lambda: _("Roles of people"),
    Detail.OFFICES: lambda: _("Positions and organisations of people"),
    Detail.BIOGRAPHIES: lambda: _("Biographies"),
    Detail.SUBTITLES: lambda: _("Subtitles"),
    Detail.DESCRIPTIONS: lambda: _("Descriptions"),
    Detail.LANGUAGES: lambda: _("Languages of sessions"),
    Detail.TRACKS: lambda: _("Tracks"),
    Detail.TRACK_COLOURS: lambda: _("Colours of tracks"),
    Detail.CAPACITIES: lambda: _("Seats of rooms"),
    Detail.EXPECTED: lambda: _("Expected numbers of people"),
    Detail.UNSCHEDULED: lambda: _("Sessions without a day and time"),
    Detail.PRIVATE_SESSIONS: lambda: _("Sessions that are not public"),
    Detail.VENUE: lambda: _("The venue"),
}
