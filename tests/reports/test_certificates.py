"""Certificates and their register on paper, from one host to a name nobody expected."""

import io
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from eventapp.domain.certificates import (
    CertificateRow,
    CertificateSnapshot,
    RegisterSnapshot,
    Said,
)
from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.ids import AttendeeId, CertificateId, EventId, OrganisationId
from eventapp.domain.kinds import CertificateKind, EngagementKind, Kind, Language
from eventapp.domain.progress import Cancelled
from eventapp.domain.tickets import new_code
from reports.certificates import paper as certificates
from reports.certificates import register as certificate_register
from reports.result import Report, Source, WarningKind
from reports.styles.certificate import CERTIFICATE
from tests.reports.reading import Print, assert_golden
from tests.reports.snapshots import event

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
ISSUED = datetime(2026, 12, 24, 13, 10, tzinfo=ZoneInfo("Asia/Seoul"))
HOSTILE = '<img src="file:///etc/passwd"> a&b {x.__class__} %s %(event)s <b>Kim'


def host(number: int, name: str, name_en: str = "") -> PrintedOrganisation:
    found = OrganisationId(number)
    return PrintedOrganisation(name, name_en, EngagementKind.HOST, "", None, found)


SAID = Said(
    title=event().title,
    title_en=event().title_en,
    venue=f"{event().venue} 대회의실",
    venue_en=event().venue_en,
    days=event().days,
    hosts=(
        host(1, "경남사회적경제통합지원센터", "Gyeongnam Social Economy Support Centre"),
        host(2, "㈔경남사회혁신가네트워크"),
    ),
    colour=event().colour,
    time_zone="Asia/Seoul",
)
PLAIN = CertificateRow(
    number="2026-001",
    serial=1,
    issued_at=ISSUED,
    revoked_at=None,
    id=CertificateId(1),
    event=EventId(1),
    attendee=AttendeeId(7),
    kind=CertificateKind.ATTENDANCE,
    code=new_code(bytes(range(16))),
    name="서종식",
    name_en="Seo Jongsik",
    organisation="한국사회적기업진흥원",
    position="사회적경제지원실장",
    minutes=180,
    said=SAID,
)
COMPLETED = replace(
    PLAIN,
    number="2026-002",
    serial=2,
    kind=CertificateKind.COMPLETION,
    code=new_code(bytes(range(1, 17))),
    name="Maximilian Wilhelmina Kowalczyk-Andersen",
    name_en="",
    organisation="",
    minutes=152,
)


def snapshot(*rows: CertificateRow) -> CertificateSnapshot:
    return CertificateSnapshot(event(), rows)


def printed(
    what: CertificateSnapshot, language: Language = KOREAN, *, both: bool = False
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = certificates.render(what, out, language=language, both=both)
    return Print(out.getvalue()), report


def register(
    *rows: CertificateRow, language: Language = KOREAN, boxes: tuple[str, ...] = ()
) -> tuple[Print, Report]:
    out = io.BytesIO()
    what = RegisterSnapshot(event(), ISSUED.date(), rows)
    report = certificate_register.render(what, out, language=language, boxes=boxes)
    return Print(out.getvalue()), report


@pytest.mark.parametrize(
    ("name", "language", "both"),
    [("ko", KOREAN, False), ("en", ENGLISH, False), ("both", KOREAN, True)],
)
def test_certificates_read_as_they_always_did(name: str, language: Language, both: bool) -> None:
    paper, report = printed(snapshot(PLAIN, COMPLETED), language, both=both)

    assert (report.pages, report.warnings) == (2, ())
    assert_golden(paper, f"certificates-{name}")


def test_the_code_is_read_from_paper_and_stands_beside_it() -> None:
    paper, _report = printed(snapshot(PLAIN, COMPLETED), both=True)

    for page, row in enumerate((PLAIN, COMPLETED)):
        assert paper.codes(page) == [row.code]
        shown = "".join(paper.lines(page)).replace(" ", "")
        assert row.code in shown


def test_the_same_certificates_give_the_same_bytes_with_every_font_embedded() -> None:
    first, again = (printed(snapshot(PLAIN), both=True)[0] for _ in range(2))

    assert first.data == again.data
    assert all(first.fonts().values())


def test_a_frame_is_written_once_and_every_page_says_what_its_own_entry_says() -> None:
    old = replace(
        PLAIN, said=replace(SAID, title="지난 행사", colour="#AA3300", hosts=SAID.hosts[:1])
    )

    paper, _report = printed(snapshot(PLAIN, old, COMPLETED, replace(PLAIN, minutes=90), old))

    assert paper.data.count(b"/Subtype /Form") == 2  # one in each colour
    texts = [" ".join(paper.lines(page)) for page in range(5)]
    assert ["“지난 행사”" in text for text in texts] == [False, True, False, False, True]
    assert ["㈔경남" in text for text in texts] == [True, False, True, True, False]
    assert ["1시간 30분" in text for text in texts] == [False, False, False, True, False]


def test_every_name_that_had_to_be_small_is_reported() -> None:
    long = replace(PLAIN, name="가나다라마바사아자차" * 6, name_en="")

    _paper, report = printed(snapshot(long, replace(long, attendee=AttendeeId(8))))

    assert [one.source for one in report.warnings] == [
        Source(Kind.ATTENDEE, 7),
        Source(Kind.ATTENDEE, 8),
    ]


def test_a_long_name_fits_whole_and_a_small_one_is_reported() -> None:
    long = replace(PLAIN, name="가나다라마바사아자차" * 5 + "타파하거너더러머", name_en="")

    paper, report = printed(snapshot(COMPLETED, long))

    assert COMPLETED.name in " ".join(paper.lines(0))
    assert [(one.kind, one.source) for one in report.warnings] == [
        (WarningKind.SHRUNK, Source(Kind.ATTENDEE, PLAIN.attendee))
    ]


def test_what_is_too_long_is_cut_and_reported_and_meets_nothing() -> None:
    said = replace(
        SAID,
        title=HOSTILE * 4,
        title_en=HOSTILE,
        venue=HOSTILE,
        hosts=tuple(host(number, f"{number} {HOSTILE}", HOSTILE) for number in range(1, 9)),
    )
    hostile = replace(
        PLAIN, name=HOSTILE, organisation=HOSTILE * 9, position="긴 직급 " * 200, said=said
    )

    paper, report = printed(snapshot(hostile), both=True)

    text = " ".join(paper.lines(0))
    assert text.count('<img src="file:///etc/passwd">') >= 6
    assert "%(event)s" in text
    assert {WarningKind.CUT} <= {one.kind for one in report.warnings}
    assert Source(Kind.ORGANISATION, 8) in {one.source for one in report.warnings}
    # Whatever is above in the order of reading is above on the paper, down to the QR's code.
    middle = [y for x, y, size in paper.baselines(0) if size > CERTIFICATE.code]
    assert middle == sorted(middle, reverse=True)
    assert min(middle) > CERTIFICATE.foot + CERTIFICATE.qr


def test_without_hosts_there_is_a_line_to_sign_and_without_minutes_no_time() -> None:
    bare = replace(PLAIN, minutes=0, said=replace(SAID, hosts=()))

    lines = printed(snapshot(bare))[0].lines(0)

    assert "(직인)" in lines
    assert not any("참석 시간" in line for line in lines)


def test_an_event_of_several_days_names_the_first_and_the_last() -> None:
    days = (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26))
    long = replace(PLAIN, said=replace(SAID, days=days, venue="", venue_en=""))

    text = " ".join(printed(snapshot(long))[0].lines(0))

    assert "위 사람은 2026년 12월 24일부터 26일까지 열린 “사회적가치" in text


@pytest.mark.parametrize("document", ["certificates", "register"])
def test_a_print_stopped_in_the_middle_leaves_no_file(document: str, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    rows = (PLAIN, COMPLETED) * 20
    listed = RegisterSnapshot(event(), ISSUED.date(), rows)
    renders = {
        "certificates": partial(certificates.render, snapshot(*rows)),
        "register": partial(certificate_register.render, listed),
    }

    with pytest.raises(Cancelled):
        renders[document](tmp_path / "out.pdf", language=KOREAN, progress=stop)

    assert list(tmp_path.iterdir()) == []


# The register


@pytest.mark.parametrize("language", Language)
def test_the_register_reads_as_it_always_did(language: Language) -> None:
    revoked = replace(PLAIN, revoked_at=ISSUED, reason="이름을 잘못 적음")
    boxes = ("담당", "팀장", "센터장") if language is KOREAN else ()

    paper, report = register(revoked, COMPLETED, language=language, boxes=boxes)

    assert (report.pages, report.warnings) == (1, ())
    assert_golden(paper, f"certificate-register-{language.value}")


def test_a_long_register_goes_on_with_its_numbers_and_an_empty_one_says_so() -> None:
    rows = [replace(PLAIN, number=f"2026-{at:03}", serial=at) for at in range(1, 81)]

    paper, report = register(*rows, boxes=("담당", " ", "팀장"))
    empty, _report = register()

    numbers = [
        line.split()[:2]
        for page in range(paper.pages)
        for line in paper.lines(page)
        if "2026-" in line and "서종식" in line
    ]
    assert numbers == [[str(at), f"2026-{at:03}"] for at in range(1, 81)]
    assert (report.pages, paper.pages) == (3, 3)
    assert "발급한 증서가 없어요." in empty.lines(0)


def test_the_register_has_boxes_for_four() -> None:
    four = ("담당", "팀장", "과장", "센터장")

    paper = register(PLAIN, boxes=(*four, "군수"))[0]

    assert paper.data == register(PLAIN, boxes=four)[0].data
    assert all(title in paper.text() for title in four)


def test_what_users_wrote_stands_in_the_register_as_they_wrote_it() -> None:
    row = replace(PLAIN, name="<b>Kim", organisation="a&b {x} %s", revoked_at=ISSUED, reason="%d")

    text = " ".join(register(row)[0].lines(0))

    assert "<b>Kim" in text
    assert "a&b {x} %s" in text
    assert "2026-12-24 취소: %d" in text
