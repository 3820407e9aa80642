"""Values of a file made such as the store keeps them: shortened or dropped, counted, never refused.

A value a person types is refused, so that they mend it. Nobody can mend the four hundredth
text of a file at that moment; what had to be done to it stands in the report.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.interchange import Detail
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy
from eventapp.services.fields import cleaned, limit_of

_INSTEAD: Final[Mapping[str, Any]] = {
    "start": None,
    "length": 30,
    "opens": 9 * 60,
    "closes": 18 * 60,
    "expected": 0,
    "capacity": 0,
}
"""What stands for a number that cannot be; any other value becomes an empty text."""


class Fitting:
    """Makes values fit, and counts those it had to change."""

    def __init__(self) -> None:
        self.losses = Losses()

    def fields(self, values: dict[str, Any], *, example: str) -> dict[str, Any]:
        """All of a row's values as the store may keep them; ``example`` names the row."""
        said = {name: value for name, value in values.items() if value != ""}
        try:
            return values | cleaned(said)
        except InvalidValue:
            return values | {name: self._field(name, said[name], example) for name in said}

    def text(self, name: str, value: str) -> str:
        """One text that names something itself."""
        return str(self.fields({name: value}, example=value)[name])

    def _field(self, name: str, value: object, example: str) -> object:
        try:
            return cleaned({name: value})[name]
        except InvalidValue as error:
            if error.reason is InvalidReason.TOO_LONG and isinstance(value, str):
                self.losses.add(Detail.SHORTENED_TEXTS, example)
                return cleaned({name: tidy(value, multiline=True)[: limit_of(name)]})[name]
            self.losses.add(Detail.UNREADABLE_ROWS, example)
            return _INSTEAD.get(name, "")


def first_said(values: Iterable[str]) -> str:
    """The first text that says anything; empty where none does."""
    return next(filter(None, values), "")


def known_zone(name: str) -> ZoneInfo | None:
    """The time zone of an IANA name, None where there is none."""
    try:
        return ZoneInfo(name) if name and name.isascii() else None
    except (LookupError, ValueError, OSError):  # also folders, and what is no zone file
        return None
