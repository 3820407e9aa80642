import io
from dataclasses import replace

import pytest

from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.ids import OrganisationId
from eventapp.domain.kinds import EngagementKind, Kind, Language, Paper
from reports.booklet import programme
from reports.result import Report, Source, WarningKind
from reports.tickets import pages
from reports.walls import schedule
from tests.reports.reading import Print
from tests.reports.snapshots import workshop
from tests.reports.tickets import tickets

PARTNERS = tuple(
    PrintedOrganisation(
        f"협력 기관 {number:03}",
        f"Partner {number:03}",
        EngagementKind.PARTNER,
        "",
        None,
        OrganisationId(number),
    )
    for number in range(1, 301)
)
"""More than the foot of any page has room for."""


def first_page(document: str) -> tuple[str, Report]:
    out, language = io.BytesIO(), Language.ENGLISH
    event = replace(workshop(), sessions=(), organisations=PARTNERS)
    if document == "schedule":
        report = schedule.render(event, out, paper=Paper.A4, language=language)
    elif document == "programme":
        report = programme.render(event, out, paper=Paper.A5, language=language)
    else:
        few = replace(tickets(), organisations=PARTNERS, tickets=tickets().tickets[:2])
        report = pages.render(few, out, paper=Paper.A5, language=language)
    return " ".join(Print(out.getvalue()).lines(0)), report


@pytest.mark.parametrize("document", ["schedule", "programme", "tickets"])
def test_who_finds_no_room_at_the_foot_is_told_by_the_name_in_the_papers_language(
    document: str,
) -> None:
    said, report = first_page(document)
    named = [one for one in PARTNERS if one.name_en in said]

    told = {(one.kind, one.subject, one.source) for one in report.warnings}

    assert 0 < len(named) < len(PARTNERS)
    assert named == list(PARTNERS[: len(named)])
    assert told == {
        (WarningKind.CUT, one.name_en, Source(Kind.ORGANISATION, number))
        for number, one in enumerate(PARTNERS, start=1)
        if one not in named
    }
