"""Cells of a text file that no spreadsheet takes for a formula, and that come back as they were.

An apostrophe before ``= + - @`` makes a spreadsheet show the text. What begins like that with
an apostrophe of its own gets one more, so that taking one away always gives the text back.
"""

import re
from collections.abc import Sequence
from typing import Final

_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Full-width signs, too: some spreadsheets read them as the others."""
_MARK: Final = "'"


def inert(text: str) -> str:
    """A cell as it is written."""
    return _MARK + text if _FORMULA.match(text) else text


def original(cell: str) -> str:
    """A cell as it was before :func:`inert`."""
    return cell[1:] if cell.startswith(_MARK) and _FORMULA.match(cell) else cell


def originals(rows: Sequence[list[str]], text: str) -> list[list[str]]:
    """Rows as they were; ``text`` is the file's, which mostly has no apostrophe in it."""
    if _MARK not in text:
        return list(rows)
    return [[original(cell) for cell in row] for row in rows]
