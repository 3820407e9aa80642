"""The lines above and below the card: what is filled in, and how it comes out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget

from eventapp.domain.kinds import Language
from reports.result import PaperWarning, WarningKind
from reports.wording import warning_text
from ui import icons
from ui.icons import Ink
from ui.language import LANGUAGE_NAMES, _, language, pgettext
from ui.printing.designer.canvas import Canvas
from ui.printing.designer.draft import Draft, Side
from ui.printing.designer.samples import Samples, Whose
from ui.printing.designer.words import concerns
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, Segmented, icon_button, make_button
from ui.widgets.fields import ChoiceField
from ui.widgets.text import ElidedLabel, PlainLabel, Tone, plain_tooltip

_PIXELS_PER_MM: Final = 96 / 25.4
_LETTERS: Final = 10


class ShownStrip(QWidget):
    """Which side is shown, with whose data, in which language.

    Signals:
        changed: other data, or another language.
    """

    changed = Signal()

    def __init__(self, draft: Draft, samples: Samples, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._samples = draft, samples
        self.sides = Segmented(
            [
                (Side.FRONT.value, pgettext("badge", "Front")),
                (Side.BACK.value, pgettext("badge", "Back")),
            ],
            name=_("Side of the badge"),
        )
        self.sides.chosen.connect(lambda key: draft.show_side(Side(key)))
        people = [
            (Whose.SAMPLE.value, pgettext("badge", "Sample")),
            (Whose.REAL.value, _("Attendees")),
            (Whose.LONGEST.value, _("Longest name")),
        ]
        self.whose = Segmented(people, name=_("Whose badge is shown"))
        self.whose.chosen.connect(self._choose)
        self.whose_listed = ChoiceField(people, Whose.SAMPLE.value)
        self.whose_listed.setAccessibleName(_("Whose badge is shown"))
        self.whose_listed.setMinimumContentsLength(_LETTERS)
        self.whose_listed.committed.connect(self._choose)
        self.before = icon_button(
            "chevron-left", _("Attendee before"), clicked=lambda: self._step(-1)
        )
        self.after = icon_button("chevron-right", _("Next attendee"), clicked=lambda: self._step(1))
        self.who = ElidedLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.languages = Segmented(
            [(which.value, LANGUAGE_NAMES[which]) for which in Language],
            samples.language.value,
            name=_("Language of the badge"),
        )
        self.languages.chosen.connect(self._speak)
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        across.setSpacing(Space.S)
        across.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in (self.sides, self.whose, self.whose_listed, self.before, self.after):
            across.addWidget(widget)
        across.addWidget(self.who, 1)
        across.addWidget(self.languages)
        draft.changed.connect(self.follow)
        self.follow()
        self._tell()

    @Slot()
    def follow(self) -> None:
        """Show which side is worked on."""
        self.sides.set_value(self._draft.side.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List what there is no room for side by side."""
        super().resizeEvent(event)
        buttons = (self.sides, self.whose, self.before, self.after, self.languages)
        needed = sum(widget.sizeHint().width() + Space.S for widget in buttons)
        roomy = self.width() >= needed + Extent.COUNT + 2 * Space.L
        self.whose.setVisible(roomy)
        self.whose_listed.setVisible(not roomy)
        self.languages.setVisible(roomy)

    def sizeHint(self) -> QSize:
        """As high as its buttons."""
        return QSize(0, Extent.CONTROL + 2 * Space.S)

    def minimumSizeHint(self) -> QSize:
        """As high as its buttons."""
        return self.sizeHint()

    def _choose(self, key: str) -> None:
        self.whose.set_value(key)
        self.whose_listed.set_value(key)
        self._samples.whose = Whose(key)
        self._tell()
        self.changed.emit()

    def _step(self, by: int) -> None:
        self._samples.step(by)
        self._tell()
        self.changed.emit()

    def _speak(self, key: str) -> None:
        self._samples.language = Language(key)
        self.changed.emit()

    def _tell(self) -> None:
        samples = self._samples
        real = samples.whose is Whose.REAL
        self.before.setVisible(real and len(samples.people) > 1)
        self.after.setVisible(real and len(samples.people) > 1)
        said = ""
        if real and not samples.people:
            said = _("Nobody is registered yet.")
        elif real:
            said = f"{samples.place + 1} / {len(samples.people)} · {samples.badge.name}"
        self.who.setText(said)


class FootStrip(QWidget):
    """What does not come out well, and how large the card is shown."""

    def __init__(self, draft: Draft, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._canvas = draft, canvas
        self._warnings: tuple[PaperWarning, ...] = ()
        self._done = ""
        self.sign = QLabel()
        self.sign.setPixmap(icons.pixmap("warning", Ink.ALREADY, Extent.ICON_SMALL))
        self.line = ElidedLabel(size=Size.SMALL)
        self.line.setAccessibleName(_("What to look at"))
        self.scale = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        smaller = icon_button("minus", _("Smaller"), clicked=lambda: canvas.zoom(-1))
        larger = icon_button("plus", _("Larger"), clicked=lambda: canvas.zoom(1))
        fit = make_button(_("Whole card"), Role.QUIET, clicked=canvas.fit)
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        across.setSpacing(Space.S)
        across.addWidget(self.sign)
        across.addWidget(self.line, 1)
        for widget in (smaller, self.scale, larger, fit):
            across.addWidget(widget)
        draft.changed.connect(self.follow)
        canvas.scaled.connect(self._tell_scale)
        self.follow()
        self._tell_scale()

    def set_warnings(self, warnings: tuple[PaperWarning, ...]) -> None:
        """Show what the print itself reported."""
        self._warnings = warnings
        self._tell(self._concerns())

    def say(self, text: str) -> None:
        """Say what was done, until the next change."""
        self._done = text
        self._tell(self._concerns())

    @Slot()
    def follow(self) -> None:
        """Look at the draft again."""
        self._done = ""
        self._tell(self._concerns())

    def _concerns(self) -> list[str]:
        own = concerns(self._draft.elements, self._draft.card)
        # A small code is told of the design, before it is told of a print; a back has none.
        codes = (WarningKind.SMALL_CODE, WarningKind.NO_CODE)
        printed = [each for each in self._warnings if each.kind not in codes]
        return [*own, *(warning_text(each, language()) for each in printed)]

    def _tell(self, lines: Sequence[str]) -> None:
        more = f" (+{len(lines) - 1})" if len(lines) > 1 else ""
        told = [part for part in (self._done, lines[0] + more if lines else "") if part]
        self.sign.setVisible(bool(lines))
        self.line.set_tone(Tone.ALREADY if lines else Tone.MUTED)
        self.line.setText(" · ".join(told))
        self.line.setToolTip(plain_tooltip("\n".join(lines)))

    @Slot()
    def _tell_scale(self) -> None:
        self.scale.setText(f"{round(self._canvas.scale_now / _PIXELS_PER_MM * 100)} %")
