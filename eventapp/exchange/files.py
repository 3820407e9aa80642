"""A programme's files, whichever their kind: the ending of a file's name decides.

Each kind is imported when it is used: a window that opens files should not wait for all of them.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import ExchangedProgramme, LeftOut, ReadProgramme
from eventapp.domain.kinds import Language
from eventapp.exchange.limits import read_limited

READABLE: Final = (".xml", ".json", ".xlsx")
"""Endings that :func:`read_programme` takes."""
WRITABLE: Final = (".xml", ".json", ".ics", ".xlsx", ".html")
"""Endings that :func:`write_programme` takes."""


def read_programme(path: Path) -> ReadProgramme:
    """Read a programme from a file; nothing is kept of one that cannot be read.

    Raises:
        CannotRead: It is missing, of another kind, too large, damaged, unsafe or no programme.
    """
    match path.suffix.lower():
        case ".xml":
            from eventapp.exchange.schedule_xml import read_xml  # noqa: PLC0415 - lxml

            return read_xml(read_limited(path), path)
        case ".json":
            from eventapp.exchange.schedule_json import read_json  # noqa: PLC0415 - as the others

            return read_json(read_limited(path), path)
        case ".xlsx":
            from eventapp.exchange.sheet import read_sheet  # noqa: PLC0415 - a spreadsheet library

            return read_sheet(path)
    raise CannotRead(FileProblem.UNKNOWN_KIND, path)


def write_programme(
    programme: ExchangedProgramme, out: Path, *, language: Language, at: datetime
) -> tuple[LeftOut, ...]:
    """Write a programme, whole or not at all, and return what the kind of file cannot hold.

    ``language`` is the one of words that are ours, where the kind has such; ``at`` is when
    the calendar says it was made.

    Raises:
        CannotRead: UNKNOWN_KIND, for an ending that says nothing.
        CannotWriteFile: The folder or the disk refused, or another program holds the file.
    """
    match out.suffix.lower():
        case ".xml":
            from eventapp.exchange.schedule_xml import write_xml  # noqa: PLC0415 - lxml

            return write_xml(programme, out)
        case ".json":
            from eventapp.exchange.schedule_json import write_json  # noqa: PLC0415 - as the others

            return write_json(programme, out)
        case ".ics":
            from eventapp.exchange.calendar import write_calendar  # noqa: PLC0415 - icalendar

            return write_calendar(programme, out, language=language, at=at)
        case ".xlsx":
            from eventapp.exchange.sheet import write_sheet  # noqa: PLC0415 - a spreadsheet library

            return write_sheet(programme, out, language=language)
        case ".html":
            from eventapp.exchange.page import write_page  # noqa: PLC0415 - as the others

            return write_page(programme, out, language=language)
    raise CannotRead(FileProblem.UNKNOWN_KIND, out)
