"""Making a PDF: one document at a time, with its language, its title, and the same bytes twice."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from eventapp.domain.kinds import Language
from eventapp.files import write_to
from eventapp.hurry import hurrying
from reports import fonts
from reports.fonts import Face
from reports.pen import Pen
from reports.result import Findings, Report, shortened
from reports.styles import METADATA_LENGTH
from reports.text import Setter

_ONE_AT_A_TIME = threading.Lock()
"""ReportLab's font objects keep a reading position: two threads would mix up glyphs."""


def print_paper(
    out: Path | BinaryIO,
    size: tuple[float, float],
    *,
    title: str,
    language: Language,
    draw: Callable[[Pen, Setter], int],
) -> Report:
    """Print the pages that ``draw`` makes and counts; the file appears whole or not at all.

    Raises:
        Cancelled: The progress callback stopped the work.
        CannotWriteFile: The file could not be written.
    """
    # Streams are compressed; wrapping them in ASCII makes them a quarter larger for nothing.
    rl_config.useA85 = 0
    with _ONE_AT_A_TIME, hurrying():
        fonts.register()

        def build(file: BinaryIO) -> Report:
            findings = Findings()
            canvas = Canvas(
                file,
                pagesize=size,
                invariant=1,
                pageCompression=1,
                lang=language.value,
                # The default would name Helvetica on each page, which is not embedded.
                initialFontName=Face.REGULAR.value,
            )
            canvas.setTitle(shortened(fonts.clean(title.strip()).text, METADATA_LENGTH))
            canvas.setAuthor("")
            canvas.setSubject("")
            canvas.setCreator("eventapp")
            canvas.setViewerPreference("DisplayDocTitle", "true")
            canvas.setViewerPreference("PrintScaling", "None")
            pages = draw(Pen(canvas), Setter(findings))
            canvas.save()
            return Report(pages, findings.warnings())

        return write_to(out, build)
