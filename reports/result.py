"""What printing reports back: pages, and what the reader of the paper might miss."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from eventapp.domain.kinds import Kind

_SUBJECT_LENGTH = 60


class WarningKind(StrEnum):
    """What could not be printed exactly as it was written."""

    REPLACED = "replaced"  # a character no font has
    CUT = "cut"  # a text longer than its place
    BROKEN = "broken"  # a word broken, because it is longer than its line
    PICTURE = "picture"  # a logo or photograph that could not be read
    MISSING = "missing"  # a photograph that is not there, though others have one
    SHRUNK = "shrunk"  # a name smaller than it is read from where it is to be read
    SMALL_CODE = "small_code"  # a QR code smaller than scanners read at ease
    NO_CODE = "no_code"  # a label too small for a QR code
    DESIGN_GONE = "design_gone"  # a design of one's own that was deleted, or is damaged
    CUE_LENGTHS = "cue_lengths"  # the cues of a session do not add up to its length


@dataclass(frozen=True, slots=True)
class Source:
    """The row that something on paper comes from, so that it can be mended there."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class PaperWarning:
    """One thing to look at before printing: the text (shortened), and which characters.

    ``source`` is where the text can be mended, None where nobody said it.
    """

    kind: WarningKind
    subject: str
    detail: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How a document came out."""

    pages: int
    warnings: tuple[PaperWarning, ...]


@dataclass(slots=True)
class Findings:
    """Collects warnings while a document is set; each is kept once, in order.

    What is noted ``about`` a row carries it as its source.
    """

    _warnings: dict[PaperWarning, None] = field(default_factory=dict)
    _source: Source | None = None

    def add(self, kind: WarningKind, subject: str, detail: str = "") -> None:
        """Note a warning."""
        self._warnings[PaperWarning(kind, shortened(subject), detail, self._source)] = None

    @contextmanager
    def about(self, kind: Kind, row: int | None) -> Iterator[None]:
        """Note warnings about a row meanwhile; None is nobody's."""
        before, self._source = self._source, None if row is None else Source(kind, row)
        try:
            yield
        finally:
            self._source = before

    def warnings(self) -> tuple[PaperWarning, ...]:
        """Everything noted so far."""
        return tuple(self._warnings)

    def count(self, kind: WarningKind) -> int:
        """How many of a kind were noted."""
        return sum(warning.kind is kind for warning in self._warnings)


def shortened(text: str, length: int = _SUBJECT_LENGTH) -> str:
    """The beginning of a text, long enough to recognise it."""
    return text if len(text) <= length else text[: length - 1] + "…"
