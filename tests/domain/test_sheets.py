from math import inf, nan

import pytest

from eventapp.domain.sheets import POINTS_PER_MM, SHEETS, BadgeSheet, card


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_every_preset_fits_on_its_paper(sheet: BadgeSheet) -> None:
    assert sheet.fits


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_labels_are_counted_along_the_rows_from_the_upper_left(sheet: BadgeSheet) -> None:
    first, last = sheet.corner(1), sheet.corner(sheet.labels)

    assert [round(value / POINTS_PER_MM, 2) for value in first] == [
        sheet.left,
        round(sheet.height - sheet.top - sheet.label_height, 2),
    ]
    assert last[0] >= first[0]
    assert last[1] <= first[1]


def test_a_shift_moves_every_label_to_the_right_and_down() -> None:
    sheet = SHEETS["LS-3105"]
    moved = sheet.shifted(0.5, -0.25)

    for place in range(1, sheet.labels + 1):
        (x, y), (new_x, new_y) = sheet.corner(place), moved.corner(place)
        assert (new_x - x) / POINTS_PER_MM == pytest.approx(0.5)
        assert (new_y - y) / POINTS_PER_MM == pytest.approx(0.25)


@pytest.mark.parametrize(
    "sheet",
    [
        BadgeSheet("wide", 210, 297, 3, 1, 80, 50, pitch_x=80),
        BadgeSheet("high", 210, 297, 1, 6, 80, 50, pitch_y=50),
        BadgeSheet("on one another", 210, 297, 2, 1, 80, 50, pitch_x=79),
        BadgeSheet("tiny", 210, 297, 1, 1, 19, 50),
        BadgeSheet("none", 210, 297, 0, 1, 80, 50),
        BadgeSheet("off the edge", 210, 297, 1, 1, 80, 50, left=-1),
        card("endless", 1501, 50),
        BadgeSheet("backwards", 210, 297, 1, 1, 80, 50, pitch_x=-5),
        BadgeSheet("far", 210, 297, 1, 1, 80, 50, pitch_y=1e308),
        BadgeSheet("no number", 210, 297, 1, 1, 80, 50, pitch_x=nan),
        BadgeSheet("no height", 210, 297, 1, 1, 80, nan),
        BadgeSheet("without end", inf, 297, 1, 1, 80, 50),
        BadgeSheet("very many", 210, 297, 10**400, 1, 80, 50, pitch_x=1e308),
        BadgeSheet("halves", 210, 297, 1, 2.5, 80, 50, pitch_y=50),  # type: ignore[arg-type]
    ],
    ids=lambda sheet: sheet.name,
)
def test_what_is_no_sheet_does_not_fit(sheet: BadgeSheet) -> None:
    assert not sheet.fits


def test_label_printers_rolls_know_one_colour() -> None:
    assert {name for name, sheet in SHEETS.items() if sheet.one_colour} == {"62x100", "62x75"}
    assert card("mine", 62, 40).one_colour
    assert not card("mine", 60, 40).one_colour
