"""A badge's design as a file, with the pictures it shows: from one workspace to another."""

import base64
import binascii
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from eventapp.domain.badge_layouts import BadgeLayout
from eventapp.domain.errors import CannotRead, FileProblem, InvalidReason, InvalidValue
from eventapp.domain.ids import AssetHash
from eventapp.domain.layout_text import layout_of, layout_values
from eventapp.exchange.limits import read_limited
from eventapp.exchange.loose_json import parse_json
from eventapp.files import write_whole

ENDING: Final = ".eventbadge"
_FORMAT: Final = "eventapp badge"
_VERSION: Final = 1
_FIELDS: Final = frozenset({"format", "version", "layout", "pictures"})


def write_badge_layout(
    path: Path, layout: BadgeLayout, pictures: Mapping[AssetHash, bytes]
) -> None:
    """Write a design and the bytes of its pictures.

    Raises:
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    values = {
        "format": _FORMAT,
        "version": _VERSION,
        "layout": layout_values(layout),
        "pictures": {
            digest: base64.b64encode(pictures[digest]).decode()
            for digest in sorted(layout.pictures & pictures.keys())
        },
    }
    text = json.dumps(values, ensure_ascii=False, indent=1)
    write_whole(path, lambda file: file.write(text.encode()))


def read_badge_layout(path: Path) -> tuple[BadgeLayout, dict[AssetHash, bytes]]:
    """A file's design and its pictures, whose bytes nobody has looked at yet.

    Raises:
        CannotRead: The file is missing or empty.
        InvalidValue: NOT_A_LAYOUT; it is something else, damaged, or far too large.
    """
    try:
        values = parse_json(read_limited(path), path)
    except CannotRead as error:
        if error.problem in {FileProblem.MISSING, FileProblem.EMPTY}:
            raise
        raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT) from error
    if (
        not isinstance(values, dict)
        or not values.keys() <= _FIELDS
        or values.get("format") != _FORMAT
        or values.get("version") != _VERSION
        or isinstance(values["version"], bool)
    ):
        raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT)
    layout = layout_of(values.get("layout"))
    return layout, _pictures(values.get("pictures", {}), layout)


def _pictures(values: object, layout: BadgeLayout) -> dict[AssetHash, bytes]:
    """What the design shows; anything beside is left in the file."""
    if not isinstance(values, dict):
        raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT)
    try:
        return {
            digest: base64.b64decode(values[digest], validate=True)
            for digest in sorted(layout.pictures & values.keys())
        }
    except (TypeError, ValueError, binascii.Error) as error:
        raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT) from error
