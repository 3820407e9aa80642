"""JSON of other programs: parsed within limits, looked into without trusting its shape."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias

from eventapp.domain.errors import CannotRead, FileProblem

Values: TypeAlias = Mapping[str, Any]

_SMALL: Final = 2 * 2**20
_MOST: Final = {b"{": 500_000, b"[": 500_000, b'"': 3_000_000, b",": 3_000_000}
"""A file with more of these is no programme, and a hundred times as large in memory."""


def parse_json(data: bytes, path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Parse a file's bytes; NaN and Infinity, which are no JSON, are not taken.

    Raises:
        CannotRead: EMPTY, MALFORMED (with the line, if known) or TOO_MANY.
    """
    if not data.strip():
        raise CannotRead(FileProblem.EMPTY, path)
    if len(data) > _SMALL and any(data.count(mark) > most for mark, most in _MOST.items()):
        raise CannotRead(FileProblem.TOO_MANY, path)
    try:
        return json.loads(data, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise CannotRead(FileProblem.MALFORMED, path, line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # also text that is not UTF-8, endless digits
        raise CannotRead(FileProblem.MALFORMED, path) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def values_of(value: object) -> Values:
    """An object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def items_of(value: object) -> list[Values]:
    """The objects of a list, or of a mapping, as some programs write one."""
    values = value.values() if isinstance(value, dict) else value
    if not isinstance(values, Iterable) or isinstance(values, str):
        return []
    return [item for item in values if isinstance(item, dict)]


def text_of(value: object, *, english: bool = False) -> str:
    """A text; of one in several languages the Korean, or the first that is not English."""
    if isinstance(value, str):
        return "" if english else value
    if isinstance(value, dict):
        words = {name: text for name, text in value.items() if isinstance(text, str) and text}
        own = [words[name] for name in ("ko", *words) if name in words and name != "en"]
        if english:
            return words.get("en", "") if own else ""
        return own[0] if own else words.get("en", "")
    if english or isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value)


def named_items(value: object) -> list[Values]:
    """The people or rooms of a list; some programs only list their names."""
    if not isinstance(value, list):
        return []
    return items_of([{"name": item} if isinstance(item, str) else item for item in value])


def is_nothing(value: object) -> bool:
    """Say whether a value says nothing: ``null``, ``false`` or empty."""
    return value is None or value is False or value in ("", [], {})
