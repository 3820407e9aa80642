import io
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from eventapp.domain.documents import TicketSnapshot
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.progress import Cancelled
from eventapp.domain.tickets import display_code
from reports.result import Report, WarningKind
from reports.tickets import cards as ticket_cards
from reports.tickets import pages
from reports.tickets import pictures as ticket_pictures
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.tickets import hostile_tickets, tickets

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
PAPERS = (Paper.A4, Paper.A5)
SAMPLE = tickets()


def paged(
    snapshot: TicketSnapshot, paper: Paper = Paper.A5, language: Language = KOREAN
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = pages.render(snapshot, out, paper=paper, language=language)
    return Print(out.getvalue()), report


def carded(snapshot: TicketSnapshot, paper: Paper | None) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = ticket_cards.render(snapshot, out, paper=paper, language=KOREAN)
    return Print(out.getvalue()), report


def read(picture: bytes, *, shrunk: int = 1) -> list[str]:
    image = Image.open(io.BytesIO(picture)).convert("L")
    image = image.resize((image.width // shrunk, image.height // shrunk))
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("language", Language)
def test_tickets_read_as_they_always_did(language: Language) -> None:
    few = replace(SAMPLE, tickets=SAMPLE.tickets[:4])
    out = io.BytesIO()
    ticket_cards.render(few, out, paper=Paper.A4, language=language)

    assert_golden(paged(few, language=language)[0], f"tickets-{language.value}")
    assert_golden(Print(out.getvalue()), f"ticket-cards-{language.value}")


@pytest.mark.parametrize("paper", PAPERS)
def test_each_page_carries_its_holder_and_the_code_that_is_scanned(paper: Paper) -> None:
    printed, report = paged(SAMPLE, paper)

    assert report.pages == printed.pages == len(SAMPLE.tickets)
    assert [printed.codes(page) for page in range(printed.pages)] == [
        [ticket.code] for ticket in SAMPLE.tickets
    ]
    said = " ".join(printed.lines(0))
    groups = display_code(SAMPLE.tickets[0].code).split("-")
    for text in ("황영임", "경남자활기업협회", "2026년 12월 24일 목요일 09:30", *groups):
        assert text in said


def test_the_qr_is_large_and_stands_in_its_quiet_zone() -> None:
    printed, _report = paged(SAMPLE)
    image = printed.image(0, dpi=254).convert("L")  # ten dots a millimetre
    (code,) = zxingcpp.read_barcodes(image)
    left, top = code.position.top_left.x, code.position.top_left.y
    right, bottom = code.position.bottom_right.x, code.position.bottom_right.y

    assert right - left >= 350
    quiet = int((right - left) / 25 * 4)
    around = (left - quiet, top - quiet, right + quiet, bottom + quiet)
    white = image.crop(around)
    white.paste(255, (quiet - 2, quiet - 2, white.width - quiet + 2, white.height - quiet + 2))
    assert white.getextrema() == (255, 255)


def test_english_tickets_fall_back_to_what_was_given() -> None:
    printed, _report = paged(SAMPLE, language=ENGLISH)

    said = " ".join(printed.lines(4))
    assert "Namgung Hyun" in said
    assert "Thursday 24 December 2026 09:30" in said
    assert "황영임" in " ".join(printed.lines(0))


@pytest.mark.parametrize("paper", [None, *PAPERS])
def test_cards_are_of_a_wallet_s_size_and_every_one_is_scanned(paper: Paper | None) -> None:
    printed, report = carded(SAMPLE, paper)

    each = {None: 1, Paper.A4: 10, Paper.A5: 3}[paper]
    assert report.pages == printed.pages == -(-len(SAMPLE.tickets) // each)
    found = [code for page in range(printed.pages) for code in printed.codes(page)]
    assert sorted(found) == sorted(ticket.code for ticket in SAMPLE.tickets)
    bands = [box for box in printed.rectangles(0) if box[2] == 86.0]
    assert len(bands) == min(each, len(SAMPLE.tickets))
    if paper is None:
        box = printed.reader.pages[0].mediabox
        assert (round(float(box.width) / MM), round(float(box.height) / MM)) == (86, 54)


def test_nobody_gives_one_empty_page() -> None:
    nobody = replace(SAMPLE, tickets=())

    assert paged(nobody)[1].pages == 1
    assert carded(nobody, Paper.A4)[1].pages == 1


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    def all_forms() -> list[bytes]:
        picture = ticket_pictures.TicketPictures(SAMPLE, KOREAN).draw(SAMPLE.tickets[0])
        return [
            paged(SAMPLE)[0].data,
            carded(SAMPLE, Paper.A4)[0].data,
            picture,
            ticket_pictures.qr_picture(SAMPLE.tickets[0].code),
        ]

    assert all_forms() == all_forms()


def test_hostile_texts_are_printed_literally_and_stay_on_the_paper() -> None:
    snapshot = hostile_tickets()
    printed, report = paged(snapshot)
    cards, _ = carded(snapshot, None)

    assert report.pages == len(snapshot.tickets)
    assert WarningKind.CUT in {warning.kind for warning in report.warnings}
    assert '<img src="file:///etc/' in " ".join(printed.lines(0))
    for page, ticket in enumerate(snapshot.tickets):
        assert printed.codes(page) == [ticket.code]
        assert cards.codes(page) == [ticket.code]
        for image in (printed.image(page, 60), cards.image(page, 110)):
            edge = image.crop((image.width - 8, image.height // 10, image.width, image.height))
            assert edge.getextrema() == ((255, 255),) * 3


def test_a_picture_for_phones_is_read_at_half_its_size() -> None:
    for snapshot in (SAMPLE, hostile_tickets()):
        pictures = ticket_pictures.TicketPictures(snapshot, KOREAN)
        for ticket in snapshot.tickets:
            made = pictures.draw(ticket)
            assert Image.open(io.BytesIO(made)).size == (720, 1080)
            assert read(made, shrunk=2) == [ticket.code]


def test_what_a_picture_could_not_show_is_told() -> None:
    snapshot = hostile_tickets()
    pictures = ticket_pictures.TicketPictures(snapshot, KOREAN)

    for ticket in snapshot.tickets:
        pictures.draw(ticket)

    assert {warning.kind for warning in pictures.warnings()} >= {
        WarningKind.CUT,
        WarningKind.REPLACED,
    }


def test_the_bare_qr_is_read_at_half_its_size() -> None:
    code = SAMPLE.tickets[0].code

    assert read(ticket_pictures.qr_picture(code), shrunk=2) == [code]


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    out = tmp_path / "tickets.pdf"
    out.write_bytes(b"old")

    with pytest.raises(Cancelled):
        pages.render(SAMPLE, out, paper=Paper.A4, language=KOREAN, progress=stop)

    assert [file.name for file in tmp_path.iterdir()] == ["tickets.pdf"]
    assert out.read_bytes() == b"old"
