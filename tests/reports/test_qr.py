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
