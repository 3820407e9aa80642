import io
import re
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

import pytest
from PySide6.QtGui import QPolygonF
from reportlab.pdfgen.canvas import Canvas

from eventapp.domain.folding import facing_pages, folded_pages, folded_sides
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.progress import Cancelled, Progress
from reports.booklet import programme
from reports.booklet.imposition import impose, print_folded
from reports.result import Report
from reports.styles import page_style
from tests.reports.reading import MM, Print, dictionary
from tests.reports.snapshots import rich, workshop

A5 = page_style(Paper.A5)
SPINE = 148.5


def numbered(pages: int) -> io.BytesIO:
    """A booklet whose pages bear their number and nothing else, 20 mm from the left."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(A5.width, A5.height), invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(20 * MM, 100 * MM, f"<{number}>")
        canvas.showPage()
    canvas.save()
    out.seek(0)
    return out


def folded(pages: int, *, creep: int = 0) -> Print:
    out = io.BytesIO()
    impose(numbered(pages), out, creep=creep)
    return Print(out.getvalue())


def found_on(paper: Print, side: int) -> list[tuple[int, float]]:
    """Each page's number that can be read on a side, and where it begins in millimetres."""
    text = paper._document.getAllText(side)
    numbers = re.findall(r"<(\d+)>", text.text())
    places = [QPolygonF(shape).boundingRect().left() / MM for shape in text.bounds()]
    return sorted(zip(map(int, numbers), places, strict=True), key=itemgetter(1))


def halves(paper: Print) -> list[tuple[int, int]]:
    """What can be read on the left and the right of each side, 0 where nothing is printed."""
    sides = []
    for side in range(paper.pages):
        found = {place > SPINE: number for number, place in found_on(paper, side)}
        sides.append((found.get(False, 0), found.get(True, 0)))
    return sides


def leaves(sides: Sequence[tuple[int, int]]) -> list[int]:
    """The pages in the order of the folded book: the sheets lie in one another.

    Turned on its short edge, a sheet has the left of its back behind the right of its front.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(1, 34))
def test_a_folded_booklet_reads_from_its_first_page_to_its_last(pages: int) -> None:
    blank = -pages % 4

    assert leaves(halves(folded(pages))) == [*range(1, pages + 1), *[0] * blank]


@pytest.mark.parametrize(("pages", "count"), [(0, 0), (1, 4), (4, 4), (5, 8), (33, 36)])
def test_a_booklet_has_whole_sheets(pages: int, count: int) -> None:
    assert folded_pages(pages) == count
    assert len(folded_sides(pages)) == count // 2


def test_each_sheet_takes_two_pages_from_the_end_and_two_from_the_beginning() -> None:
    assert [(side.sheet, side.left, side.right) for side in folded_sides(8)] == [
        (0, 8, 1),
        (0, 2, 7),
        (1, 6, 3),
        (1, 4, 5),
    ]


def test_a_reader_sees_the_cover_then_two_pages_at_a_time_then_the_back() -> None:
    assert facing_pages(5) == ((1,), (2, 3), (4, 5), (6, 7), (8,))
    assert facing_pages(0) == ()


def test_pages_lie_against_the_spine_of_a_sheet_of_a4() -> None:
    paper = folded(4)

    assert [round(float(size) / MM, 2) for size in paper.reader.pages[0].mediabox[2:]] == [297, 210]
    assert lefts(paper) == near([0.5, 148.5] * 2)


def test_the_contents_of_inner_sheets_lie_nearer_the_spine() -> None:
    flat, crept = lefts(folded(12)), lefts(folded(12, creep=100))
    moved = [after - before for before, after in zip(flat, crept, strict=True)]

    assert moved == near([*[0, 0] * 2, *[0.1, -0.1] * 2, *[0.2, -0.2] * 2])


def lefts(paper: Print) -> list[float]:
    """Where each page is drawn on its side, in millimetres from the left."""
    found = []
    for page in paper.reader.pages:
        content = page.get_contents()
        assert content is not None
        found += [float(x) / MM for x in re.findall(rb"1 0 0 1 (\S+) 0 cm", content.get_data())]
    return found


def near(places: list[float]) -> object:
    """Equal but for a hundredth of a millimetre."""
    return pytest.approx(places, abs=0.01)


def booklet(out: BinaryIO, progress: Progress) -> Report:
    return programme.render(
        rich(), out, paper=Paper.A5, language=Language.KOREAN, progress=progress
    )


def test_a_folded_programme_is_as_large_as_its_booklet_with_every_font_once() -> None:
    out, plain = io.BytesIO(), io.BytesIO()
    report = print_folded(booklet, out)
    paper = Print(out.getvalue())
    booklet(plain, lambda _done, _total: None)

    sheets = -(-Print(plain.getvalue()).pages // 4)
    assert report.pages == 2 * sheets
    assert paper.pages == 2 * sheets
    assert len(out.getvalue()) < len(plain.getvalue()) + 4_000
    assert out.getvalue().count(b"/FontFile2") == plain.getvalue().count(b"/FontFile2")


def test_a_folded_programme_keeps_its_title_and_says_how_to_turn_the_paper() -> None:
    out = io.BytesIO()
    print_folded(booklet, out)
    reader = Print(out.getvalue()).reader

    assert reader.metadata is not None
    assert reader.metadata.title == workshop().event.title
    root = dictionary(reader.trailer["/Root"])
    assert str(root["/Lang"]) == "ko"
    assert dictionary(root["/ViewerPreferences"]).get("/Duplex") == "/DuplexFlipShortEdge"


def test_the_same_booklet_gives_the_same_bytes() -> None:
    assert folded(9, creep=100).data == folded(9, creep=100).data


@pytest.mark.parametrize("stopped_at", [0.0, 0.5, 0.95])
def test_whoever_stops_folding_keeps_the_old_file(tmp_path: Path, stopped_at: float) -> None:
    out = tmp_path / "booklet.pdf"
    out.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if done / total >= stopped_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_folded(booklet, out, progress=stop)

    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_progress_of_folding_only_grows() -> None:
    shares = []
    print_folded(booklet, io.BytesIO(), progress=lambda done, total: shares.append(done / total))

    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
