"""A booklet of a thousand sessions, beside a bare platypus document of the same texts."""

from datetime import timedelta
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from bench.badges import invent_badges
from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from eventapp.domain.documents import (
    PrintedCase,
    PrintedPerson,
    PrintedSession,
    ProgrammeSnapshot,
)
from eventapp.domain.ids import PersonId, SessionId
from eventapp.domain.kinds import AppearanceRole, Language, Paper, SessionKind
from eventapp.i18n import format_clock
from eventapp.paths import RESOURCES
from reports.booklet import programme

SESSIONS = 1_000
A_DAY = 40
ROUNDS = 5
GOAL = 1.5
REGULAR, BOLD = "YardstickText", "YardstickStrong"
SENTENCES = (
    "공기업이 지역의 사회적경제조직과 함께한 사례를 나눕니다.",
    "정부 지원이 끝난 지 한 해가 넘은 조직에 자문과 설비를 함께 지원했습니다.",
    "매출과 고용이 늘었고, 이웃에게 전한 물건도 해마다 늘고 있습니다.",
    "무엇이 어려웠고 무엇이 도움이 되었는지 자세히 이야기합니다.",
    "다음 해에는 더 많은 마을이 함께할 수 있도록 준비하고 있습니다.",
)


def measure() -> Figure:
    """Print the same booklet several times; the median counts."""
    for name, weight in ((REGULAR, "Regular"), (BOLD, "Bold")):
        file = RESOURCES / "fonts" / f"NotoSansKR-{weight}.ttf"
        pdfmetrics.registerFont(TTFont(name, file))
    snapshot = invent_programme(SESSIONS)
    ours, theirs = alternate(
        lambda: seconds(lambda: print_booklet(snapshot)),
        lambda: seconds(lambda: bare_document(snapshot)),
        rounds=ROUNDS,
    )
    value, yardstick = percentile(ours, 50), percentile(theirs, 50)
    ratio = value / yardstick
    return Figure("booklet", value, "s", yardstick, ratio, f"≤ {GOAL} ×", ratio <= GOAL)


def print_booklet(snapshot: ProgrammeSnapshot) -> None:
    """Ours: the booklet as a user prints it, with all its usual parts."""
    programme.render(snapshot, BytesIO(), paper=Paper.A5, language=Language.KOREAN)


def invent_programme(count: int) -> ProgrammeSnapshot:
    """So many talks of invented people, each with an abstract and a case."""
    event = invent_badges(0).event
    people = invent_people(count)
    return ProgrammeSnapshot(
        event,
        tuple(
            PrintedSession(
                id=SessionId(number + 1),
                kind=SessionKind.TALK,
                number=number + 1,
                title=f"{number + 1}번째 협력 사례와 지역에서 배운 것",
                title_en="",
                abstract=" ".join(SENTENCES[(number + at) % len(SENTENCES)] for at in range(4)),
                day=event.days[0] + timedelta(days=number // A_DAY),
                start=540 + 15 * (number % A_DAY),
                end=555 + 15 * (number % A_DAY),
                room="대회의실",
                room_en="",
                people=(
                    PrintedPerson(
                        name=people[number]["name"],
                        name_en="",
                        position="팀장",
                        organisation=people[number]["organisation"],
                        organisation_en="",
                        role=AppearanceRole.SPEAKER,
                        biography=SENTENCES[number % len(SENTENCES)],
                        biography_en="",
                        photo=None,
                        id=PersonId(number + 1),
                    ),
                ),
                case=PrintedCase(
                    partners=people[-number]["organisation"],
                    partners_en="",
                    work=SENTENCES[(number + 1) % len(SENTENCES)],
                    work_en="",
                    results="매출이 늘었습니다\n고용이 늘었습니다",
                    results_en="",
                ),
            )
            for number in range(count)
        ),
        (),
    )


def bare_document(snapshot: ProgrammeSnapshot) -> None:
    """The yardstick: every text our booklet prints as a paragraph, and nothing more."""
    text = ParagraphStyle("text", fontName=REGULAR, fontSize=8.6, leading=13.5)
    strong = ParagraphStyle("strong", parent=text, fontName=BOLD)
    story = [_paragraph(snapshot.event.title, strong)]
    for session in snapshot.sessions:  # the programme
        story += [_paragraph(_label(session), text), _paragraph(session.title, strong)]
        story += [_paragraph(_named(who), text) for who in session.people]
    for session in snapshot.sessions:  # the talks
        story += [_paragraph(_label(session), text), _paragraph(session.title, strong)]
        story += [_paragraph(_named(who), text) for who in session.people]
        story += [_paragraph(told, text) for told in _told(session)]
    for session in snapshot.sessions:  # the speakers
        for who in session.people:
            story += [_paragraph(f"{who.name} {_label(session)}", strong)]
            story += [_paragraph(f"{who.position}, {who.organisation}", text)]
            story += [_paragraph(who.biography, text)]
    SimpleDocTemplate(BytesIO(), pagesize=A5).build(story)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def _label(session: PrintedSession) -> str:
    return f"발표 {session.number} · {format_clock(session.start)}"


def _named(who: PrintedPerson) -> str:
    return f"{who.name} {who.position}, {who.organisation}"


def _told(session: PrintedSession) -> list[str]:
    case = session.case
    if case is None:
        return [session.abstract]
    results = [f"• {result}" for result in case.results.splitlines()]
    return [session.abstract, f"함께한 곳 {case.partners}", f"한 일 {case.work}", "성과", *results]
