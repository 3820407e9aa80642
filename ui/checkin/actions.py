"""What a volunteer can do at the desk, each declared once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from eventapp.domain.kinds import Direction
from eventapp.domain.verdicts import Verdict
from ui.actions import Action
from ui.checkin.paper_actions import paper_actions
from ui.language import _

if TYPE_CHECKING:
    from ui.pages.desk import DeskPage

_NAME_ON_BUTTON: Final = 20
_BESIDE_OTHERS: Final = 8
"""How much of a name stands on a button among several; the card has all of it."""

MENU: Final = (
    "desk.reprint",
    "desk.print_paper",
    "desk.paper",
    "desk.guests",
    "desk.guest_window",
    "desk.attendance",
    "-",
    "desk.gate",
    "desk.rehearse",
    "-",
    "desk.camera",
    "desk.sound",
)
"""What the button beside the gate offers."""

FOLLOWING: Final = ("desk.admit", "desk.force", "desk.walk_in", "desk.cancel", "desk.reprint")
"""What says something else after each scan."""


def desk_actions(page: "DeskPage") -> Iterator[Action]:
    """Every action of the desk's page."""
    yield from _people(page)
    yield from _views(page)
    yield from _forms(page)
    yield from paper_actions(page)


def _people(page: "DeskPage") -> Iterator[Action]:
    yield Action(
        "desk.admit",
        lambda: _admit_text(page),
        page.admit_chosen,
        icon="check",
        enabled=lambda: page.choice is not None,
    )
    yield Action(
        "desk.force",
        lambda: _force_text(page),
        page.force,
        shortcut="F8",
        icon="flag",
        enabled=lambda: page.forceable is not None,
        hint=lambda: _("Let them in although refused; the log marks it"),
    )
    yield Action(
        "desk.cancel",
        lambda: _cancel_text(page),
        page.cancel_last,
        icon="undo",
        enabled=lambda: page.last is not None,
        hint=lambda: _cancel_hint(page),
    )


def _views(page: "DeskPage") -> Iterator[Action]:
    yield Action(
        "desk.search",
        lambda: _("Search attendees"),
        page.search,
        shortcut="Ctrl+F",
        icon="search",
    )
    yield Action(
        "desk.turn",
        lambda: _("Let people out") if _lets_in(page) else _("Let people in"),
        lambda: page.station.turn(Direction.OUT if _lets_in(page) else Direction.IN),
        shortcut="F9",
    )
    yield Action(
        "desk.camera",
        lambda: _("Camera"),
        page.camera.toggle,
        shortcut="F4",
        icon="camera",
        checked=lambda: page.camera.is_on,
        hint=lambda: _("Turn the camera off") if page.camera.is_on else _("Turn the camera on"),
    )
    yield Action(
        "desk.sound",
        lambda: _("Sounds"),
        page.mute,
        icon="sound",
        checked=lambda: page.sounds.is_on,
        hint=lambda: _("Mute the sounds") if page.sounds.is_on else _("Turn the sounds on"),
    )
    yield Action(
        "desk.full_screen",
        lambda: _("Leave full screen") if page.is_full() else _("Full screen"),
        lambda: page.fill_screen(full=not page.is_full()),
        shortcut="F11",
        icon="full-screen",
    )


def _forms(page: "DeskPage") -> Iterator[Action]:
    yield Action(
        "desk.walk_in",
        lambda: _("Go on with the walk-in") if page.is_walk_in_waiting() else _("Walk-in"),
        page.forms.open_walk_in,
        shortcut="F2",
        icon="plus",
    )
    yield Action(
        "desk.paper",
        lambda: _("Enter the paper list"),
        page.forms.open_paper,
        shortcut="F6",
        icon="list",
    )
    yield Action(
        "desk.guests",
        lambda: _("Guests of honour"),
        page.forms.open_guests,
        shortcut="F7",
        icon="star",
    )
    yield Action(
        "desk.guest_window",
        lambda: _("Guests in a window of their own"),
        page.forms.open_guest_window,
    )
    yield Action(
        "desk.attendance",
        lambda: _("Attendance"),
        lambda: _show_attendance(page),
        icon="check-circle",
        enabled=page.may_organise,
    )
    yield Action(
        "desk.gate",
        lambda: _("Gate settings"),
        page.open_gate_settings,
        icon="settings",
        enabled=page.may_organise,
    )
    yield Action(
        "desk.rehearse",
        lambda: _("Rehearsal"),
        page.rehearse,
        icon="play",
        checked=lambda: page.is_rehearsing,
        # At the desk somebody could let everybody in by a rehearsal, and nobody would be.
        enabled=lambda: page.may_organise() or page.is_rehearsing,
    )


def _show_attendance(page: "DeskPage") -> None:
    from ui.attendees.attendance.opening import open_attendance  # noqa: PLC0415 - rarely needed

    open_attendance(page.context, page.body)


def _lets_in(page: "DeskPage") -> bool:
    return page.station.direction is Direction.IN


def _admit_text(page: "DeskPage") -> str:
    chosen = page.choice
    if not _lets_in(page):
        return _("Let out %(name)s") % {"name": _short(chosen.name)} if chosen else _("Let out")
    return _("Admit %(name)s") % {"name": _short(chosen.name)} if chosen else _("Admit")


def _force_text(page: "DeskPage") -> str:
    refused = page.forceable
    if refused is None:
        return _("Admit all the same")
    return _("Admit %(name)s all the same") % {"name": _short(refused.name, _BESIDE_OTHERS)}


def _cancel_text(page: "DeskPage") -> str:
    """Whose passage it is: a second press would take back another's."""
    if page.last is None:
        return _("Cancel the last check-in")
    said = {"name": _short(page.last.name)}
    if page.last.verdict is Verdict.LEFT:
        return _("Cancel exit of %(name)s") % said
    return _("Cancel check-in of %(name)s") % said


def _cancel_hint(page: "DeskPage") -> str:
    said = _("Cancel the last check-in")
    return f"{said}: {page.last.name}" if page.last is not None else said


def _short(name: str, most: int = _NAME_ON_BUTTON) -> str:
    return name if len(name) <= most else name[:most].rstrip() + "…"
