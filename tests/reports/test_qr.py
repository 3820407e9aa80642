import pytest
import zxingcpp
from PIL import Image

from reports import qr
from tests.reports.snapshots import code


def picture(matrix: qr.Matrix) -> Image.Image:
    """A symbol with its quiet zone, four pixels a module."""
    size = matrix.size + 2 * qr.QUIET_MODULES
    image = Image.new("L", (size, size), 255)
    for y, row in enumerate(matrix.rows):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + qr.QUIET_MODULES, y + qr.QUIET_MODULES), 0)
    return image.resize((size * 4, size * 4), Image.Resampling.NEAREST)


def test_two_hundred_tickets_are_read_back_from_symbols_of_one_size() -> None:
    for number in range(200):
        matrix = qr.encode(code(number))
        assert matrix.size == 25
        found = zxingcpp.read_barcode(picture(matrix))
        assert found is not None
        assert found.text == code(number)


def test_a_longer_text_gets_a_larger_symbol() -> None:
    matrix = qr.encode("https://example.org/" + "x" * 80)
    found = zxingcpp.read_barcode(picture(matrix))

    assert matrix.size > 25
    assert found is not None
    assert found.text == "https://example.org/" + "x" * 80


def test_a_ticket_keeps_the_second_best_error_correction() -> None:
    found = zxingcpp.read_barcode(picture(qr.encode(code(1))))

    assert found is not None
    assert found.ec_level == "Q"


def test_a_tickets_symbol_made_of_its_letters_is_the_librarys_own() -> None:
    for number in range(300):
        matrix, bits = qr.encode(code(number)), qr.encode_bits(code(number))
        rows = [bits.hexadecimal[at : at + 8] for at in range(0, 200, 8)]

        assert bits.size == matrix.size == 25
        assert [f"{int(row, 16):032b}" for row in rows] == [
            "".join("01"[dark] for dark in row) + "0" * 7 for row in matrix.rows
        ]


@pytest.mark.parametrize("text", ["", "ticket", "0" * 26, "7" * 26, "Z" * 27, "한글" * 40])
def test_any_other_text_has_the_librarys_symbol_too(text: str) -> None:
    matrix, bits = qr.encode(text), qr.encode_bits(text)
    dark = sum(sum(row) for row in matrix.rows)

    assert bits.size == matrix.size
    assert bits.value.bit_count() == dark
