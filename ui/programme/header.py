"""The heading of the programme's page: how the day is shown, shifting, adding."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from eventapp.domain.kinds import SessionKind
from ui import icons, words
from ui.language import _
from ui.programme.views import View
from ui.theme import Space, kind_hue
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.panels import PageHeader, boxed, row

if TYPE_CHECKING:
    from ui.pages.programme import ProgrammePage


class ProgrammeHeader(PageHeader):
    """Switches between table and timetable, shifts what follows and adds sessions."""

    def __init__(self, page: "ProgrammePage") -> None:
        super().__init__(page.title(), _line(page.view))
        self.switch = self.add(
            Segmented(
                [(View.TABLE, _("Table")), (View.TIMETABLE, _("Timetable"))],
                page.view,
                name=_("View"),
            )
        )
        self.switch.setToolTip("Ctrl+T")
        self.switch.chosen.connect(lambda view: page.switch_view(View(view)))
        self.add(page.acts.button("programme.shift"))
        self.kinds = QMenu()
        for kind in SessionKind:
            hue = icons.icon("dot", kind_hue(kind))
            self.kinds.addAction(hue, words.session_kind(kind)).setData(kind.value)
        self.kinds.triggered.connect(lambda action: page.deeds.add(SessionKind(str(action.data()))))
        add = page.acts.button("programme.add", Role.PRIMARY)
        add.setProperty("place", "first")
        more = make_button("", Role.PRIMARY, icon="chevron-down", menu=self.kinds)
        more.setAccessibleName(_("Add a session of another kind"))
        more.setProperty("place", "last")
        self.add(boxed(row(add, more, spacing=Space.HAIR)))

    def show_view(self, view: View) -> None:
        """Show which view is in use, and how one works in it."""
        self.switch.set_value(view)
        self.line.setText(_line(view))


def _line(view: View) -> str:
    if view is View.TABLE:
        return _("Edit in place, drag rows into order. Everything can be undone.")
    return _("Drag to move, drag an edge for the length. Everything can be undone.")
