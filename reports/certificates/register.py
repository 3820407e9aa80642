"""The register of certificates (발급대장): every number ever given, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.certificates import CertificateRow, RegisterSnapshot
from eventapp.domain.kinds import CertificateKind, Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.i18n import format_length
from reports.approvals import approvals_width, approvers, draw_approvals
from reports.fonts import Face
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Report
from reports.styles import HAIRLINE, INK, LINE, MUTED, page_style
from reports.styles.approvals import APPROVALS
from reports.styles.certificate import REGISTER
from reports.table import CellStyle, Side, Table, columns, running_line
from reports.text import Setter, Span, Type
from reports.wording import Words

_WIDTH, _HEIGHT = page_style(Paper.A4).width, page_style(Paper.A4).height
_RIGHT = _WIDTH - REGISTER.side
_MEASURE = _RIGHT - REGISTER.side
_COLUMNS = columns(
    REGISTER.side,
    # What became of it has what is left, up to the margin.
    (*REGISTER.columns, _MEASURE - sum(REGISTER.columns) + REGISTER.cell_gap),
    REGISTER.cell_gap,
    {0: Side.RIGHT, 5: Side.RIGHT, 6: Side.RIGHT},
)
_CELLS = CellStyle((REGISTER.body, REGISTER.close), REGISTER.dense, REGISTER.dense_leading, 3)


def render(
    snapshot: RegisterSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    boxes: Sequence[str] = (),
    progress: Progress = no_progress,
) -> Report:
    """Print the register on A4. The same snapshot gives the same bytes.

    ``boxes`` are who approves it (결재란), a few at most.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)

    def draw(pen: Pen, setter: Setter) -> int:
        table = Table(pen, setter, _COLUMNS, _CELLS)
        printer = _Printer(pen, setter, table, words, snapshot, approvers(boxes))
        return printer.print_all(progress)

    title = words.paper_title(snapshot.event, _title(words))
    return print_paper(out, (_WIDTH, _HEIGHT), title=title, language=language, draw=draw)


def _title(words: Words) -> str:
    return words.catalogue.gettext("Register of certificates")


@dataclass(slots=True)
class _Printer:
    """Prints one register; a page is filled before the next one begins."""

    _pen: Pen
    _setter: Setter
    _table: Table
    _words: Words
    _snapshot: RegisterSnapshot
    _boxes: tuple[str, ...]

    def print_all(self, progress: Progress) -> int:
        """Print every page; their number is returned."""
        pages = self._pages()
        number = 0
        for index, rows in enumerate(pages):
            progress(index, len(pages))
            top = self._print_head(first=index == 0)
            self._print_columns(top)
            self._print_rows(rows, number, top - REGISTER.heads)
            number += len(rows)
            self._print_foot(index + 1, len(pages))
            self._pen.canvas.showPage()
        progress(len(pages), len(pages))
        return len(pages)

    def _pages(self) -> list[Sequence[CertificateRow]]:
        """The rows of each page; an empty register is a page, too."""
        rows = self._snapshot.certificates
        begin, later = self._room(first=True), self._room(first=False)
        rest = range(begin, len(rows), later)
        return [rows[:begin], *(rows[at : at + later] for at in rest)]

    def _room(self, *, first: bool) -> int:
        """How many rows a page holds."""
        return int((self._top(first=first) - REGISTER.heads - REGISTER.bottom) / REGISTER.row)

    def _top(self, *, first: bool) -> float:
        """Where the table begins."""
        top = _HEIGHT - REGISTER.head - REGISTER.table_gap
        if not first:
            return top
        boxes = APPROVALS.height + REGISTER.box_drop if self._boxes else 0.0
        return top - max(REGISTER.title_drop + REGISTER.facts_drop, boxes)

    # What stands around the table

    def _print_head(self, *, first: bool) -> float:
        """The running head, and on the first page the title; the table begins at the result."""
        quiet = Type(Face.REGULAR, REGISTER.small, MUTED)
        y = _HEIGHT - REGISTER.head
        head = self._words.event_title(self._snapshot.event), self._taken()
        running_line(self._pen, head, quiet, x=REGISTER.side, width=_MEASURE, baseline=y)
        top = self._top(first=first)
        if first:
            room = _MEASURE - approvals_width(self._setter, self._boxes) - REGISTER.cell_gap
            facts = top + REGISTER.table_gap - REGISTER.small
            title = [Span(_title(self._words), Type(Face.BOLD, REGISTER.title))]
            line = self._setter.line(title, room)
            self._pen.text(line, REGISTER.side, facts + REGISTER.facts_drop)
            told = [Span(self._facts(), Type(Face.REGULAR, REGISTER.body, MUTED))]
            self._pen.text(self._setter.line(told, room), REGISTER.side, facts)
            draw_approvals(
                self._pen, self._setter, self._boxes, right=_RIGHT, top=y - REGISTER.box_drop
            )
        return top

    def _taken(self) -> str:
        when = self._words.day(self._snapshot.taken_on, long=True)
        return self._words.catalogue.gettext("As of %(when)s") % {"when": when}

    def _facts(self) -> str:
        rows, words = self._snapshot.certificates, self._words.catalogue
        revoked = sum(row.revoked_at is not None for row in rows)
        issued = words.ngettext("%(n)d issued", "%(n)d issued", len(rows)) % {"n": len(rows)}
        void = words.ngettext("%(n)d revoked", "%(n)d revoked", revoked) % {"n": revoked}
        return f"{issued} · {void}" if revoked else issued

    def _print_columns(self, top: float) -> None:
        pgettext = self._words.catalogue.pgettext
        heads = (
            pgettext("register", "Line"),
            pgettext("register", "Number"),
            pgettext("register", "Name"),
            pgettext("register", "Organisation"),
            pgettext("register", "Kind"),
            pgettext("register", "Time"),
            pgettext("register", "Issued"),
            pgettext("register", "Remarks"),
        )
        self._table.heads(heads, Type(Face.BOLD, REGISTER.small, MUTED), top - REGISTER.heads / 2)
        self._pen.rule(
            REGISTER.side,
            top - REGISTER.heads,
            _MEASURE,
            colour=INK,
            weight=REGISTER.head_rule,
        )

    def _print_foot(self, number: int, count: int) -> None:
        quiet = Type(Face.REGULAR, REGISTER.small, MUTED)
        private = self._words.catalogue.gettext("Holds personal data: keep it locked away.")
        foot = private, f"{number} / {count}"
        running_line(
            self._pen, foot, quiet, x=REGISTER.side, width=_MEASURE, baseline=REGISTER.foot
        )

    # What stands in it

    def _print_rows(self, rows: Sequence[CertificateRow], before: int, top: float) -> None:
        for index, row in enumerate(rows):
            bottom = top - (index + 1) * REGISTER.row
            with self._setter.findings.about(Kind.ATTENDEE, row.attendee):
                for column, (text, kind) in enumerate(self._cells(row, before + index + 1)):
                    self._table.cell(text, kind, column, bottom + REGISTER.row / 2)
            self._pen.rule(REGISTER.side, bottom, _MEASURE, colour=LINE, weight=HAIRLINE)
        if not rows:
            kind = Type(Face.REGULAR, REGISTER.body, MUTED)
            none = self._words.catalogue.gettext("No certificate was issued.")
            self._pen.text(
                self._setter.line([Span(none, kind)], _MEASURE), REGISTER.side, top - REGISTER.row
            )

    def _cells(self, row: CertificateRow, number: int) -> list[tuple[str, Type]]:
        words = self._words
        quiet = Type(Face.REGULAR, REGISTER.body, MUTED)
        in_force = row.revoked_at is None
        plain = Type(Face.REGULAR, REGISTER.body) if in_force else quiet
        bold = Type(Face.BOLD, REGISTER.body) if in_force else quiet
        return [
            (str(number), quiet),
            (row.number, plain),
            (words.pick(row.name, row.name_en), bold),
            (row.organisation, plain),
            (self._kind(row), plain),
            (format_length(row.minutes, words.language), plain),
            (row.issued_at.date().isoformat(), plain),
            (self._remark(row), Type(Face.REGULAR, REGISTER.body)),
        ]

    def _kind(self, row: CertificateRow) -> str:
        pgettext = self._words.catalogue.pgettext
        if row.kind is CertificateKind.COMPLETION:
            return pgettext("register", "Completion")
        return pgettext("register", "Attendance")

    def _remark(self, row: CertificateRow) -> str:
        if row.revoked_at is None:
            return ""
        return self._words.catalogue.gettext("Revoked %(day)s: %(reason)s") % {
            "day": row.revoked_at.date().isoformat(),
            "reason": row.reason,
        }
