"""What can be done on the attendees' page, declared: a feature adds its actions here alone.

Each yields its own in :func:`attendee_actions` and names those it wants to be found in
:data:`MORE` (the "More" button of the page and the Event menu) or :data:`ROW_MENU`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu, QPushButton

from ui.actions import Action, ActionSet
from ui.attendees.consent_actions import consent_actions
from ui.language import _, ngettext
from ui.widgets.buttons import make_button

if TYPE_CHECKING:
    from ui.pages.attendees import AttendeesPage

MORE: Final = (
    "attendees.import",
    "attendees.duplicates",
    "-",
    "attendees.consent",
    "attendees.notices",
    "-",
    "attendees.tickets",
    "attendees.mail",
    "attendees.mail_log",
    "-",
    "attendees.attendance",
    "attendees.export",
    "-",
    "attendees.move_up",
    "attendees.categories",
    "attendees.columns",
)
"""What the "More" button offers, in order; ``"-"`` is a line, undeclared names are left out."""

ROW_MENU: Final = (
    "attendees.badge",
    "-",
    "attendees.copy",
    "attendees.reissue",
    "attendees.revoke",
    "-",
    "attendees.consent",
    "-",
    "attendees.add",
    "attendees.categories",
    "-",
    "attendees.delete",
)
"""What the context menu of the table offers."""


def attendee_actions(page: "AttendeesPage") -> Iterator[Action]:
    """Every action of the page."""
    yield Action(
        "attendees.import",
        lambda: _("Import attendees…"),
        lambda: _import(page),
        shortcut="Ctrl+I",
        icon="upload",
    )
    yield Action(
        "attendees.duplicates",
        lambda: _("Look for duplicates"),
        lambda: page.duplicates.open(),  # noqa: PLW0108 - made after the actions
        icon="people",
    )
    yield from _list_actions(page)
    yield from _ticket_actions(page)
    yield from _mail_actions(page)
    yield from consent_actions(page)
    yield _attendance_action(page)
    yield from _setup_actions(page)
    yield Action(
        "attendees.delete",
        lambda: _("Delete"),
        page.deeds.delete,
        icon="trash",
        enabled=lambda: bool(page.selected()),
    )


def offered(acts: ActionSet, names: Iterable[str]) -> list[str]:
    """The names that are declared, with no line at the ends and no two lines together."""
    declared = {action.id for action in acts.declared()}
    kept: list[str] = []
    for name in names:
        if name in declared or (name == "-" and kept and kept[-1] != "-"):
            kept.append(name)
    return kept[:-1] if kept[-1:] == ["-"] else kept


def more_button(page: "AttendeesPage") -> QPushButton:
    """The button that opens everything which has no button of its own."""
    menu = QMenu()

    def fill() -> None:
        menu.clear()
        page.acts.fill(menu, *offered(page.acts, MORE))

    menu.aboutToShow.connect(fill)
    return make_button(_("More"), menu=menu)


def _list_actions(page: "AttendeesPage") -> Iterator[Action]:
    yield Action(
        "attendees.add", lambda: _("Add an attendee"), page.add, shortcut="Ctrl+N", icon="plus"
    )
    yield Action(
        "attendees.search",
        lambda: _("Search attendees"),
        lambda: _search(page),
        shortcut="Ctrl+F",
        icon="search",
    )


def _ticket_actions(page: "AttendeesPage") -> Iterator[Action]:
    def one() -> bool:
        return len(page.selected()) == 1

    yield Action(
        "attendees.badge",
        lambda: _("Print a badge…"),
        lambda: _print_badge(page),
        icon="printer",
        enabled=one,
    )
    yield Action(
        "attendees.copy", lambda: _("Copy the code"), page.deeds.copy_code, icon="copy", enabled=one
    )
    yield Action(
        "attendees.reissue",
        lambda: _("Reissue the ticket"),
        page.deeds.reissue,
        icon="refresh",
        enabled=one,
    )
    yield Action(
        "attendees.revoke",
        lambda: _("Revoke the ticket"),
        lambda: _revoke(page),
        icon="cross-circle",
        enabled=lambda: bool(page.selected()),
    )


def _print_badge(page: "AttendeesPage") -> None:
    from ui.printing.documents import BADGES  # noqa: PLC0415 - late: ReportLab
    from ui.printing.documents.base import People  # noqa: PLC0415
    from ui.printing.opening import open_paper  # noqa: PLC0415

    open_paper(page, BADGES.name, people=People.ONE, one=page.selected()[0])


def _revoke(page: "AttendeesPage") -> None:
    from eventapp.services.tickets import revoke_tickets  # noqa: PLC0415 - rarely needed

    chosen = page.selected()
    with page.trying():
        revoke_tickets(page.context.workspace, chosen)
        said = ngettext(
            "Revoked the ticket of %(n)d person", "Revoked the tickets of %(n)d people", len(chosen)
        )
        page.context.say(said % {"n": len(chosen)})


def _mail_actions(page: "AttendeesPage") -> Iterator[Action]:
    def send() -> None:
        from ui.dialogs.mailing import send_tickets  # noqa: PLC0415 - rarely needed

        send_tickets(page.context, page, page.selected())

    def show_log() -> None:
        from ui.dialogs.mailing import show_mail_log  # noqa: PLC0415 - rarely needed

        show_mail_log(page.context, page)

    def save() -> None:
        from ui.dialogs.ticket_folder import save_tickets  # noqa: PLC0415 - rarely needed

        save_tickets(page.context, page, page.selected())

    yield Action("attendees.mail", lambda: _("Send tickets by mail…"), send, icon="mail")
    yield Action("attendees.mail_log", lambda: _("What was sent…"), show_log, icon="list")
    yield Action("attendees.tickets", lambda: _("Save tickets as files…"), save, icon="qr")


def _attendance_action(page: "AttendeesPage") -> Action:
    def show() -> None:
        from ui.attendees.attendance.opening import open_attendance  # noqa: PLC0415 - rarely needed

        open_attendance(page.context, page)

    return Action("attendees.attendance", lambda: _("Attendance"), show, icon="check-circle")


def _setup_actions(page: "AttendeesPage") -> Iterator[Action]:
    yield Action(
        "attendees.categories",
        lambda: _("Places, categories and own fields"),
        page.manage_categories,
        icon="settings",
    )
    yield Action(
        "attendees.filter",
        lambda: _("Filter attendees"),
        page.show_filter,
        shortcut="Ctrl+Shift+F",
        icon="filter",
    )
    yield Action(
        "attendees.columns",
        lambda: _("Choose columns"),
        lambda: page.table.offer_columns(),  # noqa: PLW0108 - made after the actions
        icon="list",
    )
    yield Action(
        "attendees.move_up",
        lambda: _("Move up from the waiting list"),
        lambda: page.filtering.move_up(),  # noqa: PLW0108 - made after the actions
        enabled=page.has_movable,
    )


def _search(page: "AttendeesPage") -> None:
    page.place.close()
    page.search.setFocus()


def _import(page: "AttendeesPage") -> None:
    from ui.dialogs.attendee_import import import_attendees  # noqa: PLC0415 - rarely needed

    import_attendees(page.context, page)
