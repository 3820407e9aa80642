"""What one step touched, told once after its commit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventapp.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows one committed step touched.

    ``origin`` is the step's name, so that a listener may say what happened;
    ``inserted`` are the rows of ``touched`` that the step made.
    """

    touched: Mapping[Kind, frozenset[int]]
    origin: str
    inserted: Mapping[Kind, frozenset[int]] = field(default_factory=dict)

    def touches(self, *kinds: Kind) -> bool:
        """Whether any row of these kinds was touched."""
        return any(kind in self.touched for kind in kinds)

    def rows(self, kind: Kind) -> frozenset[int]:
        """The touched rows of one kind."""
        return self.touched.get(kind, frozenset())

    def only_inserted(self, kind: Kind) -> int:
        """The id of the one row of this kind that the step made."""
        (row,) = self.inserted[kind]
        return row

    def __bool__(self) -> bool:
        return bool(self.touched)
