import csv
import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.e2e.shell import NearShell, Shell


@pytest.fixture
def sample(tmp_path: Path) -> Shell:
    """A terminal beside the sample workshop."""
    shell = NearShell(tmp_path)
    shell.run("sample", "a.eventapp")
    return shell


def test_the_folder_has_a_picture_of_every_ticket_that_is_scanned(sample: Shell) -> None:
    answer = sample.run("tickets", "out", "-w", "a.eventapp")

    out = sample.folder / "out"
    rows = list(csv.reader(io.StringIO((out / "tickets.csv").read_text("utf-8-sig"))))[1:]
    assert answer.code == 0
    assert answer.out == [f"Wrote {len(rows)} tickets into out."]
    assert {(name, code) for name, _phone, code, _file in rows} <= set(sample.codes())
    for _name, _phone, code, file in rows[:5]:
        (read,) = zxingcpp.read_barcodes(Image.open(out / file))
        assert read.text == code
    assert len(list(out.glob("*.png"))) == len(rows)


def test_a_folder_with_something_in_it_is_left_alone(sample: Shell) -> None:
    answer = sample.run("tickets", ".", "-w", "a.eventapp")

    assert answer.code == 2
    assert answer.err == ["There is something in . already. Name a new folder."]


def test_a_card_for_the_wallet_is_printed(sample: Shell) -> None:
    answer = sample.run("print", "ticket-cards", "-o", "c.pdf", "-w", "a.eventapp", "--single")

    assert answer.code == 0
    assert (sample.folder / "c.pdf").read_bytes().startswith(b"%PDF")
