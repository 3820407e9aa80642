"""The badge designer: one's own design, made on the card as it is printed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.badge_designs import design_on, designs_for
from eventapp.domain.badge_layouts import BadgeLayout
from eventapp.domain.ids import BadgeLayoutId
from eventapp.domain.sheets import LS_3114, BadgeSheet
from eventapp.services.badge_layouts import find_layout
from ui.language import _
from ui.printing.documents.badges import OWN

if TYPE_CHECKING:
    from ui.pages.base import Context


def open_designer(
    context: "Context", parent: QWidget, layout_ref: str, *, sheet: BadgeSheet = LS_3114
) -> BadgeLayoutId | None:
    """Let the user work on a design; the id of what was saved last, None if nothing was.

    ``layout_ref`` is as in ``PrintOptions.layout``: one's own (``#12``) is changed, of a
    design that comes with the program a copy is made, as large as the sheet's labels.

    Raises:
        NotFound: One's own design was deleted meanwhile.
        InvalidValue: Its content was damaged.
    """
    from ui.dialogs.badge_designer import BadgeDesigner  # noqa: PLC0415 - rarely needed

    layout, layout_id = begun_with(context, layout_ref, sheet)
    dialog = BadgeDesigner(context, parent, layout, layout_id)
    dialog.work()
    dialog.deleteLater()
    return dialog.saved


def begun_with(
    context: "Context", layout_ref: str, sheet: BadgeSheet
) -> tuple[BadgeLayout, BadgeLayoutId | None]:
    """The design to begin with, and its number if it is one's own."""
    number = layout_ref.removeprefix(OWN)
    if layout_ref.startswith(OWN) and number.isdecimal():
        layout_id = BadgeLayoutId(int(number))
        return find_layout(context.workspace, layout_id), layout_id
    suiting = designs_for(sheet)
    name = layout_ref if layout_ref in suiting else suiting[0]
    return replace(design_on(name, sheet), name=_("My badge")), None
