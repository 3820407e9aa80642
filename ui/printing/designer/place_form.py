"""Where what is marked lies, how it is aligned, and what lies upon what."""

from collections.abc import Callable
from functools import partial
from typing import Final

from eventapp.domain.badge_layouts import Box
from eventapp.domain.sheets import LARGEST
from ui.language import _, pgettext
from ui.printing.designer import arranging
from ui.printing.designer.arranging import Axis, Edge, Layer
from ui.printing.designer.draft import Draft
from ui.printing.designer.measure import measure_field, side_by_side
from ui.widgets.buttons import icon_button
from ui.widgets.panels import Section, boxed, row

_ALIGNS: Final[tuple[tuple[Edge, str, Callable[[], str]], ...]] = (
    (Edge.LEFT, "align-left", lambda: _("Align left edges")),
    (Edge.CENTRE, "align-centre", lambda: _("Centre from left to right")),
    (Edge.RIGHT, "align-right", lambda: _("Align right edges")),
    (Edge.TOP, "align-top", lambda: _("Align upper edges")),
    (Edge.MIDDLE, "align-middle", lambda: _("Centre from top to bottom")),
    (Edge.BOTTOM, "align-bottom", lambda: _("Align lower edges")),
)
_SPREADS: Final[tuple[tuple[Axis, str, Callable[[], str]], ...]] = (
    (Axis.ACROSS, "spread-across", lambda: _("Equal distances from left to right")),
    (Axis.DOWN, "spread-down", lambda: _("Equal distances from top to bottom")),
)
_LAYERS: Final[tuple[tuple[Layer, str, Callable[[], str]], ...]] = (
    (Layer.FRONT, "to-front", lambda: _("To the front")),
    (Layer.FORWARD, "arrow-up", lambda: _("One forward")),
    (Layer.BACKWARD, "arrow-down", lambda: _("One back")),
    (Layer.BACK, "to-back", lambda: _("To the back")),
)


class PlaceForm(Section):
    """Where what is marked is, how it is aligned, and what lies upon what."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(_("Place and size in mm"))
        self._draft = draft
        self.left = measure_field(-LARGEST, LARGEST, lambda value: self._set(x=value))
        self.top = measure_field(-LARGEST, LARGEST, lambda value: self._set(y=value))
        self.wide = measure_field(0, LARGEST, lambda value: self._set(width=value))
        self.high = measure_field(0, LARGEST, lambda value: self._set(height=value))
        self.measures = self.add(
            side_by_side(
                [
                    (pgettext("place", "Left"), self.left),
                    (pgettext("place", "Top"), self.top),
                    (pgettext("badge", "Width"), self.wide),
                    (pgettext("badge", "Height"), self.high),
                ]
            )
        )
        aligns = [
            icon_button(icon, says(), clicked=partial(draft.align, edge))
            for edge, icon, says in _ALIGNS
        ]
        self.spreads = [
            icon_button(icon, says(), clicked=partial(draft.distribute, axis))
            for axis, icon, says in _SPREADS
        ]
        layers = [
            icon_button(icon, says(), clicked=partial(draft.layer, layer))
            for layer, icon, says in _LAYERS
        ]
        copy = icon_button("copy", _("Duplicate"), clicked=draft.duplicate)
        gone = icon_button("trash", _("Delete"), clicked=draft.delete)
        self.add(boxed(row(*aligns, *self.spreads, None, spacing=0)))
        self.add(boxed(row(*layers, None, copy, gone, spacing=0)))

    def follow(self) -> None:
        """Show where it is now."""
        one = self._draft.one
        self.measures.setVisible(one is not None)
        for button in self.spreads:
            button.setEnabled(arranging.can_distribute(self._draft.marked))
        if one is not None:
            self.show_box(one.box)

    def show_box(self, box: Box) -> None:
        """Show where it is, also while it is dragged."""
        self.left.set_measure(box.x)
        self.top.set_measure(box.y)
        self.wide.set_measure(box.width)
        self.high.set_measure(box.height)

    def _set(self, **fields: float) -> None:
        one = self._draft.one
        if one is None:
            return
        least = arranging.least_of(one)
        values = {name: getattr(one.box, name) for name in ("x", "y", "width", "height")} | fields
        box = Box(**values)
        if arranging.keeps_shape(one):
            side = max(fields.get("width", fields.get("height", one.box.width)), least)
            box = Box(box.x, box.y, side, side)
        self._draft.style(
            box=Box(box.x, box.y, max(box.width, least), max(box.height, least)), merge="place"
        )
