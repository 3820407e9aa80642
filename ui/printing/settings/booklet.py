"""What a booklet is made of: its parts in order, its cover, its programme as list or grid."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from eventapp.domain.booklets import (
    DEFAULT_PARTS,
    FIXED_PARTS,
    CoverDesign,
    Part,
    cover_design,
    parts_in_order,
)
from eventapp.services.events import event_facts, list_rooms
from ui.language import _, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import FormGroup
from ui.printing.settings.cover_choice import CoverChoice
from ui.printing.settings.part_list import PartList
from ui.theme import Size
from ui.widgets.buttons import Role, Segmented, icon_button, make_button
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone

_LIST: Final = "list"
_GRID: Final = "grid"


def part_name(part: Part) -> str:
    """The word for a part of a booklet, as its heading has it."""
    return {
        Part.COVER: _("Cover"),
        Part.GREETING: pgettext("booklet", "Greeting"),
        Part.CONTENTS: pgettext("booklet", "Contents"),
        Part.PROGRAMME: _("Programme"),
        Part.TALKS: _("Talks"),
        Part.PANEL: _("Panel discussion"),
        Part.SPEAKERS: pgettext("booklet", "Speakers"),
        Part.ORGANISATIONS: pgettext("booklet", "Organisations"),
        Part.VENUE: _("Getting there"),
        Part.NOTES: pgettext("booklet", "Notes"),
        Part.BACK: _("Back cover"),
    }[part]


def cover_name(design: CoverDesign) -> str:
    """The word for a design of the cover."""
    return {
        CoverDesign.PLAIN: pgettext("cover", "White"),
        CoverDesign.BAND: pgettext("cover", "Colour"),
        CoverDesign.PICTURE: pgettext("cover", "Picture"),
        CoverDesign.CENTRED: pgettext("cover", "Centred"),
    }[design]


class CoverGroup(FormGroup):
    """The design of the cover, chosen from small pictures in the event's colour."""

    serves = frozenset({Setting.COVER})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form.add_wide(PlainLabel(_("Cover"), tone=Tone.MUTED))
        self.designs = self.form.add_wide(
            CoverChoice([(design, cover_name(design)) for design in CoverDesign])
        )
        self.designs.chosen.connect(lambda design: self.changed.emit({"cover": str(design)}))
        hint = PlainLabel(
            _("A picture for the cover is chosen on the overview page."),
            size=Size.SMALL,
            tone=Tone.MUTED,
            wrap=True,
        )
        self.overview = make_button(
            _("Open the overview"), Role.LINK, clicked=partial(context.open_page, "overview")
        )
        self.overview.setProperty("flush", "true")
        self.hint = self.form.add_wide(boxed(column(hint, boxed(row(self.overview, None)))))
        self._pictured = False

    def refresh(self) -> None:
        """Read the event's colour, and whether it has a picture."""
        facts = event_facts(self.context.workspace, self.context.event_id)
        self._pictured = facts.picture is not None
        self.designs.set_colour(facts.colour)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which design; a booklet without cover needs none."""
        del document
        design = cover_design(options.cover)
        self.designs.set_value(design)
        self.hint.setVisible(design is CoverDesign.PICTURE and not self._pictured)
        self.setVisible(Part.COVER in parts_in_order(options.parts))


class PartsGroup(FormGroup):
    """The parts of the booklet: which, and in which order."""

    serves = frozenset({Setting.PARTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = PartList(part_name, fixed=FIXED_PARTS, name=_("Parts"))
        self.up = icon_button("arrow-up", _("Move up") + "  Alt+↑", clicked=self.list.move_up)
        self.down = icon_button(
            "arrow-down", _("Move down") + "  Alt+↓", clicked=self.list.move_down
        )
        word = PlainLabel(_("Parts"), tone=Tone.MUTED)
        self.form.add_wide(boxed(row(word, None, self.up, self.down, spacing=0)))
        self.form.add_wide(self.list)
        self.list.changed.connect(self._tell)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self._enable()

    def refresh(self) -> None:
        """Look which texts of the event were never written: their parts stay empty."""
        facts = event_facts(self.context.workspace, self.context.event_id)
        missing = {
            Part.GREETING: not (facts.greeting or facts.greeting_en),
            Part.VENUE: not (facts.directions or facts.directions_en),
        }
        empty = pgettext("part", "not written yet")
        self.list.set_remarks({part: empty for part, lacking in missing.items() if lacking})

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which are printed, in their order."""
        del document
        self.list.show_parts(parts_in_order(options.parts))
        self._enable()

    def _tell(self) -> None:
        parts = self.list.parts
        # No names mean the usual parts, whatever these will be in a later version.
        names = () if parts == DEFAULT_PARTS else tuple(part.value for part in parts)
        self.changed.emit({"parts": names})

    def _enable(self) -> None:
        self.up.setEnabled(self.list.can_move(-1))
        self.down.setEnabled(self.list.can_move(1))


class GridGroup(FormGroup):
    """The programme as a list, or with the rooms side by side."""

    serves = frozenset({Setting.GRID})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ways = Segmented(
            [(_LIST, pgettext("programme", "List")), (_GRID, pgettext("programme", "By room"))],
            name=_("Programme"),
        )
        self.ways.chosen.connect(lambda value: self.changed.emit({"grid": value == _GRID}))
        self.form.add(pgettext("programme", "Layout"), self.ways)
        self._rooms = 0

    def refresh(self) -> None:
        """Count the rooms: one alone has nothing beside it."""
        self._rooms = len(list_rooms(self.context.workspace, self.context.event_id))

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which of the two."""
        del document
        self.ways.set_value(_GRID if options.grid else _LIST)
        self.setVisible(self._rooms > 1 and Part.PROGRAMME in parts_in_order(options.parts))
