"""What the desk prints: the paper list, and a badge again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.actions import Action
from ui.language import _

if TYPE_CHECKING:
    from eventapp.domain.ids import AttendeeId
    from ui.pages.desk import DeskPage


def paper_actions(page: "DeskPage") -> Iterator[Action]:
    """The actions of paper, for the desk's page to declare."""
    yield Action(
        "desk.reprint",
        lambda: _("Print the badge again"),
        lambda: _reprint(page),
        shortcut="F3",
        icon="id-card",
        enabled=lambda: _whose(page) is not None,
        hint=lambda: _hint(page),
    )
    yield Action(
        "desk.print_paper",
        lambda: _("Print the paper list"),
        lambda: _print_list(page),
        shortcut="Ctrl+P",
        icon="printer",
    )


def _whose(page: "DeskPage") -> "AttendeeId | None":
    """Whom the list has chosen, else who went through last."""
    if page.choice is not None:
        return page.choice.id
    return None if page.last is None else page.last.attendee


def _hint(page: "DeskPage") -> str:
    said = _("Print the badge again")
    name = page.choice.name if page.choice else page.last.name if page.last else ""
    return f"{said}: {name}" if name else said


def _reprint(page: "DeskPage") -> None:
    attendee = _whose(page)
    if attendee is not None:
        page.badges.reprint(attendee)
        page.box.setFocus()


def _print_list(page: "DeskPage") -> None:
    """Print the list that lasts, for a paper outlives a rehearsal."""
    from ui.checkin.paper_list import print_paper_list  # noqa: PLC0415 - late: the papers

    print_paper_list(page.lasting, page)
