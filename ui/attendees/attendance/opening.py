"""Opening the attendance beside the page that asks for it."""

from PySide6.QtWidgets import QWidget

from eventapp.domain.roles import Role
from ui.attendees.attendance.view import AttendanceView
from ui.dialogs.attendance_export import export_attendance
from ui.pages.base import Context


def open_attendance(context: Context, page: QWidget) -> AttendanceView:
    """Show the attendance; a second time brings the one that is open to the front.

    The desk's role sees the numbers and gives nothing out; a rehearsal's are nobody's, and
    end with the ``page`` that shows it.
    """
    view = page.findChild(AttendanceView)
    if view is None:
        window = page.window()
        may_export = context.workspace.role is Role.ORGANISER and not context.rehearsal
        view = AttendanceView(
            context,
            page,
            export=(lambda gate: export_attendance(context, window, gate)) if may_export else None,
        )
    view.show()
    view.raise_()
    view.activateWindow()
    return view
