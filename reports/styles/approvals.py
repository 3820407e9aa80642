"""The sizes of the boxes for those who approve a paper."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class ApprovalStyle:
    """A row of boxes, each with a title and room to sign; a title widens its own up to ``most``.

    ``boxes`` are as many as a paper's head has room for; the window says the number in words.
    """

    boxes: int = 4
    least: float = 16 * MM
    most: float = 24 * MM
    head: float = 15.0
    body: float = 12 * MM
    title: float = 7.5
    padding: float = 5.0

    @property
    def height(self) -> float:
        """Of the whole row."""
        return self.head + self.body


APPROVALS = ApprovalStyle()
