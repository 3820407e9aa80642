"""What printing reports back: pages, and what the reader of the paper might miss."""

from dataclasses import dataclass, field
from enum import StrEnum

_SUBJECT_LENGTH = 60


class WarningKind(StrEnum):
    """What could not be printed exactly as it was written."""

    REPLACED = "replaced"  # a character no font has
    CUT = "cut"  # a text longer than its place
    BROKEN = "broken"  # a word broken, because it is longer than its line
    PICTURE = "picture"  # a logo or photograph that could not be read


@dataclass(frozen=True, slots=True)
class PaperWarning:
    """One thing to look at before printing: the text (shortened), and which characters."""

    kind: WarningKind
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """How a document came out."""

    pages: int
    warnings: tuple[PaperWarning, ...]


@dataclass(slots=True)
class Findings:
    """Collects warnings while a document is set; each is kept once, in order."""

    _warnings: dict[PaperWarning, None] = field(default_factory=dict)

    def add(self, kind: WarningKind, subject: str, detail: str = "") -> None:
        """Note a warning."""
        self._warnings[PaperWarning(kind, shortened(subject), detail)] = None

    def warnings(self) -> tuple[PaperWarning, ...]:
        """Everything noted so far."""
        return tuple(self._warnings)


def shortened(text: str, length: int = _SUBJECT_LENGTH) -> str:
    """The beginning of a text, long enough to recognise it."""
    return text if len(text) <= length else text[: length - 1] + "…"
