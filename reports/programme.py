"""The programme booklet: cover, programme, talks and panel, speakers, organisations."""

from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from eventapp.domain.documents import PrintedSession, ProgrammeSnapshot
from eventapp.domain.kinds import Language, Paper, SessionKind
from eventapp.domain.progress import Progress, no_progress
from reports import blocks
from reports.blocks import Setting
from reports.booklet import print_booklet
from reports.cover import Cover, dates
from reports.flow import Block
from reports.people import organisations, people, speakers_of
from reports.press import make_pdf
from reports.result import Findings, Report
from reports.styles import page_style, palette
from reports.text import Setter
from reports.wording import Words


def render(
    snapshot: ProgrammeSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print the programme booklet.

    Sections without content are left out. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    style, findings = page_style(paper), Findings()

    def draw(canvas: Canvas) -> int:
        setting = Setting(style, palette(snapshot.event.colour), Words(language), Setter(findings))
        return print_booklet(
            canvas,
            style,
            cover=Cover(setting, snapshot),
            cover_title=setting.words.catalogue.gettext("Cover"),
            running_title=setting.words.event_title(snapshot.event),
            blocks=_document(setting, snapshot),
            progress=progress,
        )

    title = Words(language).event_title(snapshot.event)
    pages = make_pdf(out, (style.width, style.height), title=title, language=language, draw=draw)
    return Report(pages, findings.warnings())


def _document(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    return [
        *_programme(setting, snapshot),
        *_talks(setting, snapshot),
        *_speakers(setting, snapshot),
        *_organisations(setting, snapshot),
    ]


def _programme(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    if not snapshot.sessions:
        return []
    words, event = setting.words, snapshot.event
    rooms = {session.room for session in snapshot.sessions if session.room}
    several = len({session.day for session in snapshot.sessions}) > 1
    where = words.venue(event)
    when = dates(setting, snapshot, long=False) if event.days else ""
    result = [
        blocks.heading(
            setting,
            words.catalogue.gettext("Programme"),
            [text for text in (when, where) if text],
        )
    ]
    purpose = words.pick(event.purpose, event.purpose_en).strip()
    if purpose:
        strips = blocks.paragraphs(setting, purpose, setting.style.measure)
        result.append(Block(tuple(strips), before=1.0))
    day = None
    for session in snapshot.sessions:
        if several and session.day != day:
            day = session.day
            result.append(blocks.day_heading(setting, words.day(day)))
        result.append(blocks.programme_row(setting, session, with_room=len(rooms) > 1))
    return result


def _talks(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    told = [session for session in snapshot.sessions if _has_more_to_say(session)]
    if not told:
        return []
    gettext = setting.words.catalogue.gettext
    panel = any(session.kind is SessionKind.PANEL for session in told)
    title = gettext("Talks and panel") if panel else gettext("Talks")
    return [
        blocks.heading(setting, title),
        *(blocks.talk(setting, session) for session in told),
    ]


def _has_more_to_say(session: PrintedSession) -> bool:
    """Whether a session has something that its row in the programme does not show."""
    return bool((session.abstract or session.abstract_en).strip()) or (
        session.kind is SessionKind.PANEL and bool(session.people)
    )


def _speakers(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    speakers = speakers_of(snapshot.sessions)
    if not speakers:
        return []
    title = setting.words.catalogue.pgettext("booklet", "Speakers")
    return [blocks.heading(setting, title), *people(setting, speakers)]


def _organisations(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    if not snapshot.organisations:
        return []
    title = setting.words.catalogue.pgettext("booklet", "Organisations")
    return [
        blocks.heading(setting, title),
        *organisations(setting, snapshot.organisations),
    ]
