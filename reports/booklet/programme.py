"""The programme booklet: its cover, its parts in order, its back cover."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.booklets import DEFAULT_PARTS, CoverDesign, Part
from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.progress import Progress, no_progress
from reports.blocks import Setting
from reports.booklet.binding import Booklet, FullPage, Places, print_booklet
from reports.booklet.cover import back_cover, front_cover
from reports.booklet.parts.contents import contents
from reports.booklet.parts.programme import programme
from reports.booklet.parts.talks import Told, talks
from reports.booklet.parts.texts import greeting, notes, venue
from reports.booklet.people import organisations, speakers
from reports.flow import Block
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Report
from reports.styles import page_style, palette
from reports.text import Setter
from reports.wording import Words

SHEET_PAGES = 2
FOLDED_PAGES = 4


def render(
    snapshot: ProgrammeSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper,
    language: Language,
    both: bool = False,
    parts: Sequence[Part] = DEFAULT_PARTS,
    design: CoverDesign = CoverDesign.PLAIN,
    grid: bool = False,
    folded: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Print the programme booklet.

    Parts without content are left out. ``both`` sets the other language beside the first;
    ``grid`` shows rooms side by side; a ``folded`` booklet has four pages a sheet, of which
    the back cover is the last. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    style, words = page_style(paper), Words(language)
    title = words.event_title(snapshot.event)

    def draw(pen: Pen, setter: Setter) -> int:
        setting = Setting(style, palette(snapshot.event.colour), words, setter, both)
        gettext = words.catalogue.gettext
        places = Places()
        booklet = Booklet(
            title,
            _blocks(setting, snapshot, parts, places, grid=grid),
            places,
            cover=FullPage(gettext("Cover"), front_cover(setting, snapshot, design))
            if Part.COVER in parts
            else None,
            back=FullPage(gettext("Back cover"), back_cover(setting, snapshot, design))
            if Part.BACK in parts
            else None,
            filler=notes(setting) if Part.NOTES in parts else (),
            multiple=FOLDED_PAGES if folded else SHEET_PAGES,
        )
        return print_booklet(pen, style, booklet, progress=progress)

    return print_paper(out, (style.width, style.height), title=title, language=language, draw=draw)


def _blocks(
    setting: Setting,
    snapshot: ProgrammeSnapshot,
    parts: Sequence[Part],
    places: Places,
    *,
    grid: bool,
) -> list[Block]:
    """The parts within the covers, in the order asked for."""
    together = (Part.TALKS, Part.PANEL) in pairwise(parts)
    told = Told.ALL if together else Told.TALKS
    make = {
        Part.GREETING: lambda: greeting(setting, snapshot),
        Part.PROGRAMME: lambda: programme(setting, snapshot, as_grid=grid),
        Part.TALKS: lambda: talks(setting, snapshot, told),
        Part.PANEL: lambda: [] if together else talks(setting, snapshot, Told.PANELS),
        Part.SPEAKERS: lambda: speakers(setting, snapshot),
        Part.ORGANISATIONS: lambda: organisations(setting, snapshot),
        Part.VENUE: lambda: venue(setting, snapshot),
        Part.NOTES: lambda: notes(setting),
    }
    made = {part: make[part]() for part in parts if part in make}
    if Part.CONTENTS in parts:
        at = parts.index(Part.CONTENTS)
        made[Part.CONTENTS] = contents(
            setting, _joined(made, parts[:at]), _joined(made, parts[at:]), places
        )
    return _joined(made, parts)


def _joined(made: dict[Part, list[Block]], parts: Sequence[Part]) -> list[Block]:
    return [block for part in parts for block in made.get(part, ())]
