"""What a text says and how it is set, and the colour of what is no text."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from eventapp.domain.badge_layouts import Across, Down, LineElement, Placeholder, TextElement
from eventapp.domain.layout_text import LINES, SIZES, WEIGHTS
from eventapp.domain.text import SHORT_LIMIT, tidy
from ui.language import _, pgettext
from ui.printing.designer.draft import Draft
from ui.printing.designer.ink_field import InkField
from ui.printing.designer.measure import measure_field, side_by_side
from ui.printing.designer.words import meant_text, placeholder_word, shown_text
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.fields import CheckField, Form, TextField
from ui.widgets.panels import Section


class TextForm(Section):
    """What a text says and how it is set."""

    def __init__(self, draft: Draft, event_colour: str) -> None:
        self.fill = make_button(_("Fill in…"), Role.LINK)
        super().__init__(pgettext("badge", "Text"), self.fill)
        self._draft = draft
        self.fill.setMenu(self._placeholders())
        self.text = TextField()
        self.text.setAccessibleName(pgettext("badge", "Text"))
        self.text.committed.connect(self._write)
        self.text.textChanged.connect(self._type)
        self.add(self.text)
        form = self.add(Form())
        self.type_size = measure_field(
            *SIZES, lambda value: draft.style(size=value, merge="size"), step=1
        )
        self.floor = measure_field(
            *SIZES, lambda value: draft.style(floor=value, merge="floor"), step=1
        )
        sizes = [(_("Type, pt"), self.type_size), (pgettext("type size", "At least"), self.floor)]
        form.add_wide(side_by_side(sizes))
        self.lines = measure_field(*LINES, lambda value: draft.style(lines=round(value)), step=1)
        self.bold = CheckField(_("Bold"))
        self.bold.committed.connect(lambda on: draft.style(bold=on))
        form.add_wide(side_by_side([(_("Lines at most"), self.lines), ("", self.bold)]))
        self.ink = form.add(_("Colour"), InkField(event_colour))
        self.ink.chosen.connect(lambda ink: draft.style(ink=ink))
        self.across = _segments(
            form,
            pgettext("badge", "Across"),
            [
                (Across.LEFT.value, pgettext("place", "Left")),
                (Across.CENTRE.value, pgettext("place", "Centre")),
                (Across.RIGHT.value, pgettext("place", "Right")),
            ],
            lambda key: draft.style(across=Across(key)),
        )
        self.down = _segments(
            form,
            pgettext("badge", "Down"),
            [
                (Down.TOP.value, pgettext("place", "Top")),
                (Down.MIDDLE.value, pgettext("place", "Middle")),
                (Down.BOTTOM.value, pgettext("place", "Bottom")),
            ],
            lambda key: draft.style(down=Down(key)),
        )
        self.spread = form.add_wide(CheckField(_("Set short Korean names wide")))
        self.spread.committed.connect(lambda on: draft.style(spread=on))

    def follow(self) -> None:
        """Show the marked text, or the first of several."""
        marked = (self._draft.elements[place] for place in sorted(self._draft.marked))
        shown = next((each for each in marked if isinstance(each, TextElement)), None)
        if shown is None:
            return
        one = self._draft.one is not None
        self.text.setVisible(one)
        self.fill.setVisible(one)
        self.text.set_value(shown_text(shown.text))
        self.type_size.set_measure(shown.size)
        self.floor.set_measure(shown.floor)
        self.lines.set_measure(shown.lines)
        self.bold.set_value(shown.bold)
        self.spread.set_value(shown.spread)
        self.ink.set_ink(shown.ink)
        self.across.set_value(shown.across.value)
        self.down.set_value(shown.down.value)

    def _type(self) -> None:
        """Show on the card what is being typed; all of it is one step."""
        if self.text.hasFocus() and self._draft.one is not None:
            self._draft.style(text=_meant(self.text.toPlainText()), merge="text")

    def _write(self, shown: str) -> None:
        text = _meant(shown)
        self._draft.style(text=text)
        self.text.set_value(shown_text(text))

    def _placeholders(self) -> QMenu:
        menu = QMenu(self.fill)
        for placeholder in Placeholder:
            menu.addAction(
                placeholder_word(placeholder).replace("&", "&&"), partial(self._fill, placeholder)
            )
        return menu

    def _fill(self, placeholder: Placeholder) -> None:
        """Insert a placeholder where the cursor is."""
        self.text.insertPlainText(f"{{{placeholder_word(placeholder)}}}")
        self.text.commit()
        self.text.setFocus()


def _meant(shown: str) -> str:
    return tidy(meant_text(shown), multiline=True)[:SHORT_LIMIT]


class InkForm(Form):
    """The colour of a band or a line, and how thick a line is."""

    def __init__(self, draft: Draft, event_colour: str) -> None:
        super().__init__()
        self._draft = draft
        self.ink = self.add(_("Colour"), InkField(event_colour))
        self.ink.chosen.connect(lambda ink: draft.style(ink=ink))
        weight = measure_field(
            *WEIGHTS, lambda value: draft.style(weight=value, merge="weight"), step=0.25
        )
        self.weight = self.add(_("Thickness, pt"), weight)

    def follow(self) -> None:
        """Show the marked one, or the first of several."""
        marked = (self._draft.elements[place] for place in sorted(self._draft.marked))
        shown = next((each for each in marked if hasattr(each, "ink")), None)
        if shown is None:
            return
        self.ink.set_ink(shown.ink)
        self.set_row_visible(self.weight, visible=isinstance(shown, LineElement))
        if isinstance(shown, LineElement):
            self.weight.set_measure(shown.weight)


def _segments(
    form: Form, word: str, segments: Sequence[tuple[str, str]], chosen: Callable[[str], object]
) -> Segmented:
    made = form.add(word, Segmented(segments, name=word))
    made.chosen.connect(chosen)
    return made
