"""The foot of a cover: who hosts, sponsors and helps, by what they are to the event."""

from collections.abc import Sequence
from functools import partial

from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.kinds import EngagementKind
from eventapp.vocabulary import engagement
from reports.blocks import Setting
from reports.booklet.cover.texts import Cursor
from reports.marks import Mark, MarkRow, fitting, in_rows, logo_mark
from reports.pen import Pen
from reports.styles import HAIRLINE, LINE, LOGO_AIR, LOGO_HEIGHT
from reports.styles.cover import COVER
from reports.text import Line, Span


class Foot:
    """The rows of a cover's foot, between a left edge and a width; or centred in them."""

    def __init__(
        self,
        setting: Setting,
        organisations: Sequence[PrintedOrganisation],
        *,
        left: float,
        width: float,
        centred: bool = False,
    ) -> None:
        self._setting = setting
        self._left, self._width, self._centred = left, width, centred
        self._rows = self._set_rows(organisations)

    @property
    def height(self) -> float:
        """Of all rows with the white above them, in grid lines."""
        return sum(row.height for row in self._rows) + COVER.air if self._rows else 0.0

    def draw(self, pen: Pen, *, below: float, foot: float) -> None:
        """Draw what fits between two heights; whom the cover cannot name is reported."""
        grid = self._setting.style.grid
        room = (below - foot) / grid - COVER.air
        rows = fitting(self._rows, room, self._setting.setter.findings)
        height = sum(row.height for row in rows)
        at = Cursor(foot + (height + 1) * grid, grid)
        if rows and not self._centred:
            pen.rule(self._left, at.y + grid, self._width, colour=LINE, weight=HAIRLINE)
        for row in rows:
            self._draw_row(pen, row, at.down(row.height))

    def _set_rows(self, organisations: Sequence[PrintedOrganisation]) -> list[MarkRow]:
        rows: list[MarkRow] = []
        style = self._setting.style
        room = self._width - (0.0 if self._centred else style.aside)
        mark = partial(self._mark, room=room)
        for kind, marks in in_rows(organisations, mark, room, style.gutter):
            label = None if kind is None else self._label(kind)
            if label is not None and rows:
                rows.append(MarkRow(None, (), COVER.group_gap))
            if label is not None and self._centred:
                rows.append(MarkRow(label, (), 1.0))
            tall = any(mark.logo for mark in marks)
            height = LOGO_HEIGHT + LOGO_AIR if tall else 1.0
            rows.append(MarkRow(None if self._centred else label, marks, height))
        return rows

    def _label(self, kind: EngagementKind) -> Line:
        setting = self._setting
        room = self._width if self._centred else setting.style.aside
        word = engagement(kind, setting.words.catalogue)
        both = setting.joined(lambda words: engagement(kind, words.catalogue))
        if setting.label.width(setting.setter.clean(both)) <= room:
            word = both
        return setting.setter.line([Span(word, setting.label)], room)

    def _mark(self, one: PrintedOrganisation, room: float) -> Mark:
        setting = self._setting
        return logo_mark(setting, one, setting.body, room, grid=setting.style.grid)

    def _draw_row(self, pen: Pen, row: MarkRow, baseline: float) -> None:
        style = self._setting.style
        lift = (row.height - 1) * style.grid / 2 if row.height > 1 else 0.0
        x = self._left + style.aside
        if self._centred:
            words = sum(mark.width for mark in row.marks) + style.gutter * (len(row.marks) - 1)
            x = self._left + (self._width - words) / 2
        if row.label is not None:
            middle = (self._width - row.label.width) / 2 if self._centred else 0.0
            pen.text(row.label, self._left + middle, baseline + lift)
        row.draw_marks(pen, x, baseline + lift, style.gutter)
