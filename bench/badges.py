"""A thousand badges, eight on a sheet, beside a bare ReportLab loop."""

from datetime import date
from io import BytesIO

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from eventapp.domain.documents import Badge, BadgeSnapshot, PrintedEvent
from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import Language
from eventapp.domain.sheets import LS_3114
from eventapp.domain.tickets import new_code
from eventapp.paths import RESOURCES
from reports import badges

BADGES = 1_000
A_SHEET = 8
ROUNDS = 5
GOAL = 600
FONT = "Yardstick"


def measure() -> Figure:
    """Print the same thousand badges several times; the median counts."""
    pdfmetrics.registerFont(TTFont(FONT, RESOURCES / "fonts" / "NotoSansKR-Regular.ttf"))
    snapshot = invent_badges(BADGES)
    ours, theirs = alternate(
        lambda: seconds(lambda: print_badges(snapshot)),
        lambda: seconds(lambda: bare_badges(snapshot)),
        rounds=ROUNDS,
    )
    value, yardstick = BADGES / percentile(ours, 50), BADGES / percentile(theirs, 50)
    goal = f"≥ {GOAL} a second"
    return Figure("badges", value, "a second", yardstick, value / yardstick, goal, value >= GOAL)


def print_badges(snapshot: BadgeSnapshot) -> None:
    """Ours: the badges as a user prints them."""
    badges.render(snapshot, BytesIO(), sheet=LS_3114, language=Language.KOREAN)


def invent_badges(count: int) -> BadgeSnapshot:
    """Badges of invented people."""
    event = PrintedEvent(
        title="사회적가치 실현을 위한 협력 강화 방안 워크숍",
        title_en="Workshop on cooperation",
        motto="",
        motto_by="",
        motto_en="",
        purpose="",
        purpose_en="",
        venue="대회의실",
        venue_en="Main hall",
        days=(date(2030, 1, 24),),
        rooms=("대회의실",),
        colour="#2F6B4F",
    )
    return BadgeSnapshot(
        event,
        tuple(
            Badge(
                attendee=AttendeeId(number),
                name=person["name"],
                name_en="",
                organisation=person["organisation"],
                position="팀장",
                category="참가자",
                category_en="Participant",
                category_colour="#59626B",
                code=new_code(number.to_bytes(16, "big")),
            )
            for number, person in enumerate(invent_people(count))
        ),
    )


def bare_badges(snapshot: BadgeSnapshot) -> None:
    """The yardstick: two lines of text and a QR code each, placed and nothing more."""
    canvas = Canvas(BytesIO(), pagesize=A4, pageCompression=1)
    for number, badge in enumerate(snapshot.badges):
        row, column = divmod(number % A_SHEET, 2)
        left, bottom = 40 + 260 * column, 40 + 195 * row
        canvas.setFont(FONT, 24)
        canvas.drawString(left, bottom + 120, badge.name)
        canvas.setFont(FONT, 11)
        canvas.drawString(left, bottom + 90, badge.organisation)
        draw_code(canvas, badge.code, left + 160, bottom + 10)
        if number % A_SHEET == A_SHEET - 1:
            canvas.showPage()
    canvas.save()


def draw_code(canvas: Canvas, text: str, left: float, bottom: float) -> None:
    """A QR code with a fixed mask as one path of dark modules."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=3, border=0)
    code.add_data(text)
    code.make()
    path = canvas.beginPath()
    for y, row in enumerate(code.modules):
        for x, dark in enumerate(row):
            if dark:
                path.rect(left + 3 * x, bottom - 3 * y, 3, 3)
    canvas.drawPath(path, stroke=0, fill=1)
