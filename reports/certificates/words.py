"""The words of certificates: what they are called, what they are numbered, what they say."""

import re
from collections.abc import Mapping

from eventapp.domain.certificates import CertificateRow, Said
from eventapp.domain.kinds import CertificateKind
from eventapp.i18n import format_day, format_days, format_length
from reports.fonts import Face
from reports.text import Span, Type
from reports.wording import Words

_PLACE = re.compile(r"%\((\w+)\)s")


def kind_word(kind: CertificateKind, words: Words) -> str:
    """What a certificate is called."""
    gettext = words.catalogue.gettext
    if kind is CertificateKind.COMPLETION:
        return gettext("Certificate of Completion")
    return gettext("Certificate of Attendance")


def number_words(number: str, words: Words) -> str:
    """A number as it is printed: 제2026-001호."""
    return words.catalogue.pgettext("certificate", "No. %(number)s") % {"number": number}


def labels(words: Words) -> tuple[str, str, str]:
    """The words before organisation, position and name."""
    pgettext = words.catalogue.pgettext
    return (
        pgettext("certificate", "Organisation"),
        pgettext("certificate", "Position"),
        pgettext("certificate", "Name"),
    )


def sentence(row: CertificateRow, words: Words, size: float) -> list[Span]:
    """What a certificate says in one language, in type of a size."""
    plain, bold = Type(Face.REGULAR, size), Type(Face.BOLD, size)
    pgettext = words.catalogue.pgettext
    said = row.said
    title = words.pick(said.title, said.title_en)
    venue = words.pick(said.venue, said.venue_en)
    facts = {
        "when": _when(said, words, plain),
        "venue": [Span(venue, plain)],
        "event": [Span(pgettext("certificate", "“%(title)s”") % {"title": title}, bold)],
    }
    spans = _filled(_template(row, venue, words), facts, plain)
    if row.minutes:
        length = format_length(row.minutes, words.language)
        time = pgettext("certificate", "(Time present: %(length)s)") % {"length": length}
        spans += [Span(" ", plain), Span(time, plain, solid=True)]
    return spans


def _when(said: Said, words: Words, kind: Type) -> list[Span]:
    """The day, or the first and the last; no line ends within a date."""
    days, pgettext = said.days, words.catalogue.pgettext
    if not days:
        return []
    if days[0] == days[-1]:
        only = [Span(format_day(days[0], words.language), kind, solid=True)]
        return _filled(pgettext("certificate", "on %(day)s"), {"day": only}, kind)
    first, last = (
        [Span(told, kind, solid=True)] for told in format_days(days[0], days[-1], words.language)
    )
    template = pgettext("certificate", "from %(first)s to %(last)s")
    spans = _filled(template, {"first": first, "last": last}, kind)
    if (days[0].year, days[0].month) != (days[-1].year, days[-1].month):
        return spans
    # One of the two names its day alone: it means nothing without the other.
    return [Span("".join(span.text for span in spans), kind, solid=True)]


def _template(row: CertificateRow, venue: str, words: Words) -> str:
    """The sentence with places for the event, and for when and where it was if that is known."""
    _ = words.catalogue.gettext
    completed = row.kind is CertificateKind.COMPLETION
    if not row.said.days:
        if completed:
            return _("This is to certify that the person named above completed %(event)s.")
        return _("This is to certify that the person named above attended %(event)s.")
    if not venue.strip():
        if completed:
            return _(
                "This is to certify that the person named above completed %(event)s, held %(when)s."
            )
        return _(
            "This is to certify that the person named above attended %(event)s, held %(when)s."
        )
    if completed:
        return _(
            "This is to certify that the person named above completed %(event)s, held %(when)s"
            " at %(venue)s."
        )
    return _(
        "This is to certify that the person named above attended %(event)s, held %(when)s"
        " at %(venue)s."
    )


def _filled(template: str, facts: Mapping[str, list[Span]], kind: Type) -> list[Span]:
    """A template's text with spans at its places: what users wrote is never a template."""
    spans: list[Span] = []
    for index, part in enumerate(_PLACE.split(template)):
        spans += facts[part] if index % 2 else [Span(part, kind)]
    return spans
