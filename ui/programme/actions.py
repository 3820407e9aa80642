"""What can be done on the programme's page, declared."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from ui.actions import Action
from ui.language import _, ngettext
from ui.programme.views import View

if TYPE_CHECKING:
    from ui.pages.programme import ProgrammePage

TABLE_MENU: Final = (
    "programme.add",
    "-",
    "programme.up",
    "programme.down",
    "programme.shift",
    "programme.repack",
    "programme.swap",
    "-",
    "programme.copy",
    "programme.unschedule",
    "programme.delete",
)
"""What the context menu of the table offers."""

TIMETABLE_MENU: Final = tuple(
    action for action in TABLE_MENU if action not in {"programme.up", "programme.down"}
)
"""What the context menu of the timetable offers."""


EVENT_MENU: Final = (
    "programme.add",
    "programme.copy",
    "programme.up",
    "programme.down",
    "programme.unschedule",
    "programme.delete",
    "-",
    "programme.shift",
    "programme.repack",
    "programme.swap",
    "-",
    "programme.add_day",
    "programme.day",
    "-",
    "programme.view",
    "programme.zoom_in",
    "programme.zoom_out",
    "programme.zoom_reset",
    "-",
    "programme.problems",
    "programme.next_problem",
    "programme.previous_problem",
    "-",
    "programme.cues",
    "live.run",
)
"""What the Event menu offers."""


def programme_actions(page: "ProgrammePage") -> Iterator[Action]:
    """Every action of the page."""
    yield Action("programme.add", lambda: _("Add session"), page.deeds.add, "Ctrl+N", "plus")
    yield Action(
        "programme.copy",
        lambda: _("Copy"),
        page.deeds.copy,
        "Ctrl+D",
        "copy",
        enabled=page.deeds.has_scheduled,
        hint=lambda: _("Copy the selected sessions with their people, to right behind them"),
    )
    yield from _order_actions(page)
    yield from _time_actions(page)
    yield Action(
        "programme.unschedule",
        lambda: _("Take off the day"),
        page.deeds.unschedule,
        icon="minus",
        enabled=page.deeds.has_scheduled,
    )
    yield Action(
        "programme.delete",
        lambda: _delete_text(len(page.selected())),
        page.deeds.delete,
        icon="trash",
        enabled=page.deeds.has_selected,
    )
    yield from _day_actions(page)
    yield from _view_actions(page)
    yield from _problem_actions(page)
    yield Action("programme.cues", lambda: _("Cues…"), partial(_edit_cues, page), icon="list")
    yield page.live.run_action(page.home_day)


def _edit_cues(page: "ProgrammePage") -> None:
    from ui.printing.cues.dialog import edit_cues  # noqa: PLC0415 - made when first shown

    page.leaving()
    session = next((session.id for session in page.selected()), None)
    edit_cues(page.context, page, session)


def _delete_text(count: int) -> str:
    if count <= 1:
        return _("Delete session")
    return ngettext("Delete %(n)d session", "Delete %(n)d sessions", count) % {"n": count}


def _order_actions(page: "ProgrammePage") -> Iterator[Action]:
    for key, text, step in (
        ("up", lambda: _("Move up"), -1),
        ("down", lambda: _("Move down"), 1),
    ):
        yield Action(
            f"programme.{key}",
            text,
            partial(page.deeds.move_row, step),
            icon=f"arrow-{key}",
            enabled=partial(page.deeds.may_move, step),
        )


def _time_actions(page: "ProgrammePage") -> Iterator[Action]:
    yield Action(
        "programme.shift",
        lambda: _("Shift what follows…"),
        page.shifter.open,
        "Ctrl+Shift+M",
        "clock",
        enabled=page.deeds.may_shift,
    )
    yield Action(
        "programme.repack",
        lambda: _("Lay end to end"),
        page.deeds.repack,
        "Ctrl+Shift+J",
        enabled=page.deeds.may_repack,
        hint=lambda: _("Let each selected session begin when the one before it ends"),
    )
    yield Action(
        "programme.swap",
        lambda: _("Swap sessions"),
        page.deeds.swap,
        "Ctrl+Shift+X",
        enabled=page.deeds.may_swap,
        hint=lambda: _("Let the two selected sessions change places"),
    )


def _day_actions(page: "ProgrammePage") -> Iterator[Action]:
    yield Action("programme.add_day", lambda: _("Add day"), page.deeds.add_day, icon="plus")
    yield Action(
        "programme.day",
        lambda: _("Day and rooms"),
        page.show_facts,
        icon="settings",
        enabled=lambda: bool(page.selected()) or page.shifter.is_open,
    )


def _view_actions(page: "ProgrammePage") -> Iterator[Action]:
    yield Action(
        "programme.view",
        lambda: _("Show as timetable") if page.view is View.TABLE else _("Show as table"),
        page.switch_view,
        "Ctrl+T",
        "calendar",
    )
    for key, text, keys, by in (
        ("zoom_in", lambda: _("Zoom in"), "Ctrl++; Ctrl+=", 1),
        ("zoom_out", lambda: _("Zoom out"), "Ctrl+-", -1),
        ("zoom_reset", lambda: _("Usual size"), "Ctrl+0", 0),
    ):
        yield Action(
            f"programme.{key}",
            text,
            partial(page.deeds.zoom, by),
            keys,
            enabled=page.deeds.may_zoom,
        )


def _problem_actions(page: "ProgrammePage") -> Iterator[Action]:
    yield Action(
        "programme.problems",
        lambda: _("Conflicts and what is missing"),
        page.problems.toggle,
        "Ctrl+F8",
        "warning",
        checked=lambda: page.problems.is_open,
    )
    yield Action(
        "programme.next_problem", lambda: _("Next problem"), partial(page.problems.step, 1), "F8"
    )
    yield Action(
        "programme.previous_problem",
        lambda: _("Previous problem"),
        partial(page.problems.step, -1),
        "Shift+F8",
    )
