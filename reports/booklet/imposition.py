"""A booklet to fold: A5 pages two to a side of A4, in the order that folding makes right.

A finished booklet comes in; its pages are laid on sheets as they are, so that a folded
booklet and one of single pages cannot differ (see docs/adr/0013-imposition.md).
"""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
)

from eventapp.domain.folding import Side, folded_sides
from eventapp.domain.kinds import Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.files import write_to
from reports.result import Report
from reports.styles import MM, page_style

_WIDTH, _HEIGHT = page_style(Paper.A4).height, page_style(Paper.A4).width
"""A4 lying."""
_SPINE = _WIDTH / 2
_MICROMETRE = MM / 1000
_VERSION = "%PDF-1.7"  # the first one that can tell how to turn the paper

Render = Callable[[BinaryIO, Progress], Report]
"""Sets a booklet of single A5 pages."""


def print_folded(
    render: Render, out: Path | BinaryIO, *, creep: int = 0, progress: Progress = no_progress
) -> Report:
    """Set a booklet and lay it out for folding; the report counts sides of A4.

    ``creep`` is how many micrometres each sheet's contents lie nearer the spine than those
    of the sheet around it, for the paper inside is pushed out by its thickness.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    booklet = BytesIO()
    # Setting takes most of the time: the sheets are the last tenth.
    report = render(booklet, lambda done, total: progress(9 * done, 10 * total))
    sides = impose(
        booklet, out, creep=creep, progress=lambda done, n: progress(9 * n + done, 10 * n)
    )
    return replace(report, pages=sides)


def impose(
    booklet: BinaryIO, out: Path | BinaryIO, *, creep: int = 0, progress: Progress = no_progress
) -> int:
    """Lay a booklet's pages on sheets; how many sides they have is returned.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    reader = PdfReader(booklet)
    sides = folded_sides(len(reader.pages))

    def build(file: BinaryIO) -> int:
        writer = PdfWriter()
        writer.pdf_header = _VERSION
        for number, side in enumerate(sides):
            progress(number, len(sides))
            _add_side(writer, reader, side, creep * _MICROMETRE)
        _describe(writer, reader)
        writer.write(file)
        progress(len(sides), len(sides))
        return len(sides)

    return write_to(out, build)


def _add_side(writer: PdfWriter, reader: PdfReader, side: Side, creep: float) -> None:
    """A sheet's side: both pages against the spine, those of inner sheets nearer to it."""
    page = writer.add_blank_page(_WIDTH, _HEIGHT)
    forms, drawn = DictionaryObject(), []
    for left, number in ((True, side.left), (False, side.right)):
        if number > len(reader.pages):
            continue
        source = reader.pages[number - 1]
        shift = side.sheet * creep
        x = _SPINE - float(source.mediabox.width) + shift if left else _SPINE - shift
        # What is shifted over the spine would stand on the page beside it.
        half = f"{0 if left else _SPINE:.4f} 0 {_SPINE:.4f} {_HEIGHT:.4f} re W n"
        name = "/Left" if left else "/Right"
        drawn.append(f"q {half} 1 0 0 1 {x:.4f} 0 cm {name} Do Q")
        forms[NameObject(name)] = _form(writer, source)
    content = DecodedStreamObject()
    content.set_data("\n".join(drawn).encode())
    page[NameObject("/Contents")] = _kept(writer, content)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})


def _form(writer: PdfWriter, source: PageObject) -> PdfObject:
    """A page as one object to draw; its bytes, and fonts it shares, are taken over as they are."""
    contents = source["/Contents"].get_object()
    assert isinstance(contents, DictionaryObject)  # noqa: S101 - ReportLab sets one stream a page
    form = contents.clone(writer)
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(edge) for edge in source.mediabox)
    form[NameObject("/Resources")] = source["/Resources"].clone(writer)
    return _kept(writer, form)


def _kept(writer: PdfWriter, stream: DictionaryObject) -> PdfObject:
    """A stream as an object of the file, to be pointed at."""
    return writer._add_object(stream)  # noqa: SLF001 - pypdf has no public way to add a stream


def _describe(writer: PdfWriter, reader: PdfReader) -> None:
    """Keep title and language, and tell the printer's dialog how to turn the paper."""
    told = reader.metadata
    writer.metadata = None
    if told is not None:
        writer.add_metadata({key: str(value) for key, value in told.items()})
    root, source = writer.root_object, reader.root_object
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {
            NameObject("/DisplayDocTitle"): BooleanObject(value=True),
            NameObject("/PrintScaling"): NameObject("/None"),
            NameObject("/Duplex"): NameObject("/DuplexFlipShortEdge"),
        }
    )
    if "/Lang" in source:
        root[NameObject("/Lang")] = source["/Lang"].clone(writer)
