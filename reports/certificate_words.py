"""The words of certificates: what they are called, what they are numbered, what they say."""

import re
from collections.abc import Mapping

from eventapp.domain.certificates import CertificateRow
from eventapp.domain.documents import PrintedEvent
from eventapp.domain.kinds import CertificateKind
from eventapp.i18n import format_day, format_length
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


def sentence(row: CertificateRow, event: PrintedEvent, words: Words, size: float) -> list[Span]:
    """What a certificate says in one language, in type of a size."""
    plain, bold = Type(Face.REGULAR, size), Type(Face.BOLD, size)
    pgettext = words.catalogue.pgettext
    title = pgettext("certificate", "“%(title)s”") % {"title": words.event_title(event)}
    facts = {
        "when": _when(event, words, plain),
        "venue": [Span(words.venue(event), plain)],
        "event": [Span(title, bold)],
    }
    spans = _filled(_template(row.kind, words, event), facts, plain)
    if row.minutes:
        length = format_length(row.minutes, words.language)
        time = pgettext("certificate", "(Time present: %(length)s)") % {"length": length}
        spans += [Span(" ", plain), Span(time, plain, solid=True)]
    return spans


def _when(event: PrintedEvent, words: Words, kind: Type) -> list[Span]:
    """The day, or the first and the last; no line ends within a date."""
    days, pgettext = event.days, words.catalogue.pgettext
    if not days:
        return []
    first, last = (
        [Span(format_day(day, words.language), kind, solid=True)] for day in (days[0], days[-1])
    )
    if first == last:
        return _filled(pgettext("certificate", "on %(day)s"), {"day": first}, kind)
    template = pgettext("certificate", "from %(first)s to %(last)s")
    return _filled(template, {"first": first, "last": last}, kind)


def _template(kind: CertificateKind, words: Words, event: PrintedEvent) -> str:
    """The sentence with places for the event, and for when and where it was if that is known."""
    _ = words.catalogue.gettext
    completed = kind is CertificateKind.COMPLETION
    if not event.days:
        if completed:
            return _("This is to certify that the person named above completed %(event)s.")
        return _("This is to certify that the person named above attended %(event)s.")
    if not words.venue(event).strip():
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
