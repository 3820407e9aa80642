"""What a user can do, declared once: menu entry, button, shortcut and context menu from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui import icons, theme
from ui.theme import Extent
from ui.widgets.buttons import Role, dress_button, ink_of
from ui.widgets.text import plain_tooltip


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a user can do, as declared by a page.

    ``text`` is asked anew whenever shown, so that it speaks the language in use; a
    ``run`` that raises reaches the crash dialog, expected errors are the page's to warn of.
    ``checked`` makes the entry one that is on or off.
    """

    id: str
    text: Callable[[], str]
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None
    hint: Callable[[], str] | None = None


class ActionSet:
    """The declared actions of one widget, alive: ask it for menus and buttons.

    Shortcuts work wherever the focus is in the window, while the widget is visible.
    """

    def __init__(self, owner: QWidget, actions: Iterable[Action]) -> None:
        self._owner = owner
        self._declared = {action.id: action for action in actions}
        self._live = {action.id: _live(action, owner) for action in self._declared.values()}
        owner.addActions(list(self._live.values()))
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        """Qt's action of an id."""
        return self._live[action_id]

    def declared(self) -> Sequence[Action]:
        """The actions as they were declared, in order."""
        return list(self._declared.values())

    def retire(self) -> None:
        """Take the actions from their owner, who declares others."""
        for live in self._live.values():
            self._owner.removeAction(live)
            live.deleteLater()

    def refresh(self, *action_ids: str) -> None:
        """Ask these actions (all, if none is named) for text, and whether enabled and checked."""
        for action_id in action_ids or self._declared:
            show(self._live[action_id], self._declared[action_id])

    def trigger(self, action_id: str) -> None:
        """Do it as if it had been chosen; nothing happens when it is disabled."""
        self.refresh()
        self._live[action_id].trigger()

    def button(
        self, action_id: str, role: Role = Role.SECONDARY, *, keys: bool = False
    ) -> "ActionButton":
        """A button that does it and follows its text and state; ``keys`` shows its shortcut."""
        button = ActionButton(self._live[action_id], self._declared[action_id], role, keys=keys)
        button.setParent(self._owner)
        return button

    def fill(self, menu: QMenu, *action_ids: str) -> None:
        """Put these actions (all, if none is named) into a menu; ``"-"`` is a line."""
        self.refresh()
        for action_id in action_ids or self._live:
            if action_id == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._live[action_id])

    def context_menu(self, widget: QWidget, *action_ids: str) -> None:
        """Offer these actions (all, if none is named) on a widget's right click and menu key."""
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

        def offer(where: QPoint) -> None:
            menu = QMenu(widget)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.fill(menu, *action_ids)
            viewport = getattr(widget, "viewport", None)
            menu.popup((viewport() if viewport else widget).mapToGlobal(where))

        widget.customContextMenuRequested.connect(offer)


def _live(action: Action, owner: QObject) -> QAction:
    live = QAction(owner)
    live.setObjectName(action.id)
    live.setCheckable(action.checked is not None)
    live.setMenuRole(QAction.MenuRole.NoRole)
    if action.shortcut:
        live.setShortcuts([QKeySequence(part.strip()) for part in action.shortcut.split(";")])
    live.triggered.connect(lambda: action.run())  # noqa: PLW0108 - drops Qt's "checked"
    return live


def show(live: QAction, action: Action) -> None:
    """Let Qt's action say what the declared one says now."""
    live.setText(action.text().replace("&", "&&"))
    live.setEnabled(action.enabled())
    live.setToolTip(_hint(live, action))
    if action.checked is not None:
        live.setChecked(action.checked())
    drawn = f"{action.icon} {theme.current().dark}"
    if action.icon and live.property("drawn") != drawn:  # each setting draws all its buttons
        live.setProperty("drawn", drawn)
        live.setIcon(icons.icon(action.icon))


def _hint(live: QAction, action: Action) -> str:
    said = action.hint() if action.hint else action.text()
    keys = live.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return plain_tooltip(f"{said}  {keys}" if keys else said)


class ActionButton(QPushButton):
    """A button that is its action's: same text, same state; terse, it is its icon alone."""

    def __init__(self, live: QAction, action: Action, role: Role, *, keys: bool) -> None:
        super().__init__()
        dress_button(self, role)
        self._live, self._action, self._role, self._keys = live, action, role, keys
        self._terse = False
        self.clicked.connect(live.trigger)
        live.changed.connect(self._follow)  # a bound method: cut when the button is deleted
        self._follow()

    def set_terse(self, terse: bool) -> None:  # noqa: FBT001 - a setter of one value
        """Show the icon alone where there is no room for words."""
        if terse is not self._terse:
            self._terse = terse
            self._follow()

    @Slot()
    def _follow(self) -> None:
        shortcut = self._live.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = f"{self._live.text()}  {shortcut}" if self._keys and shortcut else self._live.text()
        self.setText("" if self._terse else text)
        self.setEnabled(self._live.isEnabled())
        self.setToolTip(self._live.toolTip())
        self.setAccessibleName(self._action.text())
        if self._action.icon:
            self.setIcon(icons.icon(self._action.icon, ink_of(self._role), Extent.ICON_SMALL))
