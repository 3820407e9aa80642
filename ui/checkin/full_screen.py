"""The desk alone on the whole screen: what a visitor sees and a volunteer needs, nothing else."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class PageOnlyHost(Protocol):
    """A window that can show a page alone on the whole screen."""

    def show_page_only(self, *, only: bool) -> None:
        """Show the page alone, or the window as usual."""
        ...

    def is_page_only(self) -> bool:
        """Whether the page is shown alone."""
        ...


def is_alone(page: QWidget) -> bool:
    """Whether a page fills the screen."""
    window = page.window()
    return isinstance(window, PageOnlyHost) and window.is_page_only()


def show_alone(page: QWidget, *, alone: bool) -> bool:
    """Let a page fill the screen, or give the window back; tell whether that changed."""
    window = page.window()
    if not isinstance(window, PageOnlyHost) or window.is_page_only() is alone:
        return False
    window.show_page_only(only=alone)
    return True
