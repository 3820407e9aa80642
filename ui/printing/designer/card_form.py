"""The card's own settings: its name, its size, and whether it is folded."""

from typing import Final

from eventapp.domain.badge_layouts import Fold
from eventapp.domain.sheets import LARGEST, SHEETS, SMALLEST_LABEL
from eventapp.domain.text import tidy
from ui.language import _, pgettext
from ui.printing.designer.draft import Draft
from ui.printing.designer.measure import measure_field, measure_text, side_by_side
from ui.theme import Size
from ui.widgets.buttons import Segmented
from ui.widgets.fields import CheckField, ChoiceField, Form, LineField
from ui.widgets.text import PlainLabel, Tone

_OWN_SIZE: Final = "own"


class CardForm(Form):
    """The design's name, the card's size, and whether it is folded."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.name = self.add(pgettext("badge", "Title"), LineField())
        self.name.committed.connect(self._rename)
        self._sizes = _card_sizes()
        sizes = [(key, f"{key} mm") for key in self._sizes]
        self.stock = self.add(
            pgettext("badge", "Size"), ChoiceField([*sizes, (_OWN_SIZE, _("Own size"))])
        )
        self.stock.committed.connect(self._choose)
        self.wide = measure_field(
            SMALLEST_LABEL, LARGEST, lambda value: self._resize(value, draft.layout.height)
        )
        self.high = measure_field(
            SMALLEST_LABEL, LARGEST, lambda value: self._resize(draft.layout.width, value)
        )
        self.add_wide(
            side_by_side(
                [(pgettext("badge", "Width"), self.wide), (pgettext("badge", "Height"), self.high)]
            )
        )
        self.follows = self.add_wide(
            CheckField(_("Fit what is on the card to its size"), value=True)
        )
        self.fold = self.add(
            pgettext("badge", "Fold"),
            Segmented(
                [
                    (Fold.NONE.value, pgettext("badge", "Flat")),
                    (Fold.TOP.value, pgettext("badge", "Folded")),
                ],
                name=pgettext("badge", "Fold"),
            ),
        )
        self.fold.chosen.connect(lambda key: draft.set_layout(fold=Fold(key)))
        self._hint = self.add_wide(PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.add_wide(
            PlainLabel(
                _(
                    "Click something on the card to set it. Arrows move it by half a millimetre,"
                    " with Shift by five; Alt drags without snapping."
                ),
                size=Size.SMALL,
                tone=Tone.MUTED,
                wrap=True,
            )
        )

    def follow(self) -> None:
        """Show the card as it is now."""
        layout = self._draft.layout
        self.name.set_value(layout.name)
        key = _size_key(layout.width, layout.height)
        self.stock.set_value(key if key in self._sizes else _OWN_SIZE)
        self.wide.set_measure(layout.width)
        self.high.set_measure(layout.height)
        self.fold.set_value(layout.fold.value)
        folded = layout.fold is Fold.TOP
        self._hint.setVisible(folded)
        if folded:
            said = _("Printed on %(width)s × %(height)s mm and folded over the upper edge.")
            self._hint.setText(
                said
                % {
                    "width": measure_text(layout.width),
                    "height": measure_text(layout.printed_height),
                }
            )

    def _rename(self, name: str) -> None:
        name = tidy(name)
        if name:
            self._draft.set_layout(name=name)
        else:
            self.name.set_value(self._draft.layout.name)
            self.name.revert()

    def _choose(self, key: str) -> None:
        if key == _OWN_SIZE:
            self.wide.setFocus()
            self.wide.selectAll()
        else:
            self._resize(*self._sizes[key])

    def _resize(self, width: float, height: float) -> None:
        self._draft.resize(width, height, scale=self.follows.isChecked())


def _size_key(width: float, height: float) -> str:
    return f"{measure_text(width)} × {measure_text(height)}"


def _card_sizes() -> dict[str, tuple[float, float]]:
    """The sizes of cards and labels one can buy."""
    sizes = {(sheet.label_width, sheet.label_height) for sheet in SHEETS.values()}
    return {_size_key(*size): size for size in sorted(sizes)}
