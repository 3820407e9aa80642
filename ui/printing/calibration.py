"""Meeting a printer that is off: the shift of a sheet that this computer remembers."""

from collections.abc import Mapping
from dataclasses import replace

from eventapp.domain.sheets import BadgeSheet
from ui.printing.documents.base import Document, PrintOptions, Setting

_MICROMETRES = 1000

Calibration = Mapping[str, tuple[int, int]]
"""As the settings keep it: micrometres to the right and down by the sheet's name."""


def calibrated(document: Document, options: PrintOptions, calibration: Calibration) -> PrintOptions:
    """The options for this computer's printer: on labels everything stands where they are."""
    if Setting.LABELS not in document.settings or options.sheet.name not in calibration:
        return options
    return replace(options, sheet=shifted(options.sheet, calibration))


def shifted(sheet: BadgeSheet, calibration: Calibration) -> BadgeSheet:
    """A sheet as this computer's printer has to be told it."""
    right, down = calibration.get(sheet.name, (0, 0))
    return sheet.shifted(right / _MICROMETRES, down / _MICROMETRES)


def with_shift(calibration: Calibration, sheet: str, right: int, down: int) -> Calibration:
    """The calibration with another shift of a sheet; none is not kept."""
    kept = {name: by for name, by in calibration.items() if name != sheet}
    return kept | {sheet: (right, down)} if right or down else kept
