"""Printing badges and reading them back."""

import io
from dataclasses import replace

import pypdf

from eventapp.domain.badge_layouts import (
    BadgeLayout,
)
from eventapp.domain.documents import BadgeSnapshot
from eventapp.domain.kinds import Language
from eventapp.domain.sheets import LS_3114, SHEETS, BadgeSheet
from reports import badges as document
from reports.result import Report
from tests.reports.reading import Print
from tests.reports.snapshots import (
    badge,
    event,
)

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
SAMPLE = (LS_3114, SHEETS["LS-3105"], SHEETS["54x86"])
"""A usual sheet, one with low and narrow labels, and a card that is higher than wide."""


def printed(
    snapshot: BadgeSnapshot,
    sheet: BadgeSheet = LS_3114,
    language: Language = KOREAN,
    *,
    start: int = 1,
    layout: BadgeLayout | None = None,
    both: bool = False,
    cut_marks: bool = False,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(
        snapshot,
        out,
        sheet=sheet,
        layout=layout,
        language=language,
        both=both,
        start=start,
        cut_marks=cut_marks,
    )
    return Print(out.getvalue()), report


def only(**changes: str) -> BadgeSnapshot:
    one = badge(1, "황영임", "", "경남자활기업협회", "회장")
    return BadgeSnapshot(event(), (replace(one, **changes),))  # type: ignore[arg-type] # all are texts


def sizes(paper: Print, page: int = 0) -> list[float]:
    content = paper.reader.pages[page].get_contents()
    assert content is not None
    stream = pypdf.generic.ContentStream(content, paper.reader)
    return [float(operands[1]) for operands, operator in stream.operations if operator == b"Tf"]
