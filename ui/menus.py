"""The menu bar of the window."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.actions import Action, ActionSet
from ui.language import LANGUAGE_NAMES, _, language
from ui.pages.settings import theme_names
from ui.theme import chosen

if TYPE_CHECKING:
    from ui.window import MainWindow

_MOST_PAGES_BY_NUMBER = 9
_MOST_EVENTS = 12

_AT_DESK: Final = frozenset({"desk.mode", "desk.lock", "file.quit", "help.about"})
"""What the window still does in desk mode; its shortcuts, too, do nothing else then."""


def window_actions(window: "MainWindow") -> ActionSet:
    """What the window itself can do, whichever page is shown."""
    return ActionSet(
        window,
        (
            _kept_from_desk(window, action)
            for action in (
                *_event_actions(window),
                *_file_actions(window),
                *_desk_actions(window),
                *_edit_actions(window),
                Action(
                    "view.rail",
                    lambda: _("Narrow page list"),
                    window.toggle_rail,
                    checked=lambda: window.settings.value.rail_collapsed,
                ),
                Action("help.about", lambda: _("About eventapp…"), partial(_show_about, window)),
                *_page_actions(window),
            )
        ),
    )


def _kept_from_desk(window: "MainWindow", action: Action) -> Action:
    if action.id in _AT_DESK:
        return action
    may = action.enabled
    return replace(action, enabled=lambda: not window.desk_mode.active and may())


def _desk_actions(window: "MainWindow") -> Iterator[Action]:
    yield Action(
        "desk.mode",
        window.desk_mode.text,
        window.desk_mode.toggle,
        enabled=lambda: window.has_event() or window.desk_mode.active,
    )
    yield Action(
        "desk.lock",
        lambda: _("Lock the screen"),
        window.locker.lock,
        shortcut="Ctrl+L",
        enabled=window.is_open,
    )


def _event_actions(window: "MainWindow") -> Iterator[Action]:
    acts = window.event_acts
    is_open, has_event = window.is_open, window.has_event
    yield Action(
        "event.new", lambda: _("New event…"), acts.new, shortcut="Ctrl+Shift+N", enabled=is_open
    )
    yield Action("event.choose", lambda: _("Other events…"), acts.choose, enabled=is_open)
    yield Action("event.copy", lambda: _("Copy the event…"), acts.copy, enabled=has_event)
    yield Action("event.move", lambda: _("Move to another date…"), acts.move, enabled=has_event)
    yield Action(
        "event.template", lambda: _("Save as template…"), acts.save_template, enabled=has_event
    )
    yield Action(
        "programme.import",
        lambda: _("Import programme…"),
        acts.import_programme,
        enabled=is_open,
    )
    yield Action(
        "programme.export",
        lambda: _("Export programme…"),
        acts.export_programme,
        enabled=has_event,
    )


def _file_actions(window: "MainWindow") -> Iterator[Action]:
    files, is_open = window.files, window.is_open
    yield Action("file.new", lambda: _("New workspace…"), files.new)
    yield Action("file.open", lambda: _("Open…"), files.ask_open, shortcut="Ctrl+O")
    yield Action("file.copy", lambda: _("Save a copy…"), files.save_copy, enabled=is_open)
    yield Action("file.back_up", lambda: _("Back up now"), files.back_up, enabled=is_open)
    yield Action("file.restore", lambda: _("Restore a backup…"), files.restore, enabled=is_open)
    yield Action("file.quit", lambda: _("Quit"), window.close, shortcut="Ctrl+Q")


def _edit_actions(window: "MainWindow") -> Iterator[Action]:
    history = window.history
    yield Action(
        "edit.undo",
        history.undo_text,
        history.undo,
        shortcut="Ctrl+Z",
        icon="undo",
        enabled=history.can_undo,
    )
    yield Action(
        "edit.redo",
        history.redo_text,
        history.redo,
        shortcut="Ctrl+Shift+Z; Ctrl+Y",
        icon="redo",
        enabled=history.can_redo,
    )


def _show_about(window: "MainWindow") -> None:
    from ui.dialogs.about import show_about  # noqa: PLC0415 - rarely needed

    show_about(window)


def _page_actions(window: "MainWindow") -> Iterator[Action]:
    """One action a page; the first nine have a number.

    They belong to the window and not to the menu, which is made anew at every switch:
    for a moment there would be two menus, and a shortcut of both does nothing.
    """
    for number, page in enumerate(window.entries, start=1):
        yield Action(
            f"page.{page.id}",
            page.title,
            partial(window.open_page, page.id),
            shortcut=f"Ctrl+{number}" if number <= _MOST_PAGES_BY_NUMBER else "",
            checked=lambda page_id=page.id: window.page_id == page_id,  # type: ignore[misc]
        )


def menu_bar(window: "MainWindow") -> QMenuBar:
    """The menus: file, edit, event, view, help; at the desk there is nothing to edit."""
    bar = QMenuBar()
    for title, letter, fill in _menus(window):
        menu = bar.addMenu(with_letter(title, letter))
        menu.aboutToShow.connect(_refill(window, menu, fill))
        fill(window, menu)
    return bar


def _menus(
    window: "MainWindow",
) -> "Iterator[tuple[str, str, Callable[[MainWindow, QMenu], None]]]":
    """Each menu's title, the letter that opens it with Alt in every language, what is in it."""
    at_desk = window.desk_mode.active
    yield _("File"), "F", _fill_file_at_desk if at_desk else _fill_file
    if not at_desk:
        yield _("Edit"), "E", _fill_edit
    yield _("Event"), "N", _fill_event_at_desk if at_desk else _fill_event
    yield _("View"), "V", _fill_view_at_desk if at_desk else _fill_view
    yield _("Help"), "H", _fill_help


def with_letter(title: str, letter: str) -> str:
    """A title with the letter of its key: within the word or, in Hangul, behind it."""
    at = title.lower().find(letter.lower())
    return f"{title}(&{letter})" if at < 0 else f"{title[:at]}&{title[at:]}"


def _refill(
    window: "MainWindow", menu: QMenu, fill: "Callable[[MainWindow, QMenu], None]"
) -> Callable[[], None]:
    def anew() -> None:
        menu.clear()
        fill(window, menu)

    return anew


def languages_menu(window: "MainWindow") -> QMenu:
    """The languages, the one in use marked."""
    menu = QMenu()
    _offer(menu, LANGUAGE_NAMES.items(), language(), window.speak)
    return menu


def _fill_file(window: "MainWindow", menu: QMenu) -> None:
    window.acts.fill(menu, "event.new", "event.choose", "-", "file.new", "file.open")
    recent = menu.addMenu(_("Recent"))
    for path in window.settings.value.recent:
        name = Path(path).name.replace("&", "&&")
        entry = recent.addAction(name)
        entry.triggered.connect(partial(window.files.open, Path(path)))
        entry.setStatusTip(path)
    recent.setEnabled(not recent.isEmpty())
    menu.addSeparator()
    window.acts.fill(menu, "programme.import", "programme.export", "-")
    window.acts.fill(menu, "file.copy", "file.back_up", "file.restore", "-")
    window.acts.fill(menu, "desk.mode", "desk.lock", "-", "file.quit")


def _fill_file_at_desk(window: "MainWindow", menu: QMenu) -> None:
    window.acts.fill(menu, "desk.lock", "desk.mode", "-", "file.quit")


def _fill_edit(window: "MainWindow", menu: QMenu) -> None:
    window.acts.fill(menu, "edit.undo", "edit.redo")


def _fill_event(window: "MainWindow", menu: QMenu) -> None:
    _fill_event_at_desk(window, menu)
    window.acts.fill(menu, "event.choose", "-", "event.copy", "event.move", "event.template")


def _fill_event_at_desk(window: "MainWindow", menu: QMenu) -> None:
    page = window.page
    if page is not None and page.acts.declared():
        page.acts.fill(menu, *page.menu)
        menu.addSeparator()
    events = window.events()
    if len(events) > _MOST_EVENTS:
        events = [known for known in events if known[0] == window.event_id]
    _offer(menu, events, window.event_id, window.show_event)


def _fill_view(window: "MainWindow", menu: QMenu) -> None:
    window.acts.fill(menu, *(f"page.{page.id}" for page in window.entries), "-")
    window.acts.fill(menu, "view.rail", "-")
    _fill_view_at_desk(window, menu)


def _fill_view_at_desk(window: "MainWindow", menu: QMenu) -> None:
    _offer(menu.addMenu(_("Language")), LANGUAGE_NAMES.items(), language(), window.speak)
    _offer(menu.addMenu(_("Appearance")), theme_names().items(), chosen(), window.dress)


def _fill_help(window: "MainWindow", menu: QMenu) -> None:
    window.acts.fill(menu, "help.about")


def _offer(
    menu: QMenu, choices: Iterable[tuple[Any, str]], now: object, choose: Callable[[Any], object]
) -> None:
    """Entries of which one is marked."""
    group = QActionGroup(menu)
    for value, text in choices:
        entry = _entry(menu, group, text, value == now)
        entry.triggered.connect(lambda _on, value=value: choose(value))


def _entry(menu: QMenu, group: QActionGroup, text: str, marked: bool) -> QAction:  # noqa: FBT001 - one of two states
    entry = menu.addAction(text.replace("&", "&&"))
    entry.setCheckable(True)
    entry.setChecked(marked)
    group.addAction(entry)
    return entry
