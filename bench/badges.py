"""A thousand badges, eight on a sheet, beside a bare ReportLab loop that draws the same."""

import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import qrcode
from qrcode.constants import ERROR_CORRECT_Q
from reportlab import rl_config
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
MANY = 10_000
ROUNDS = 5
SHARE = 0.7
"""Of the bare loop's pace: setting texts as large as they fit may cost the rest."""
MEGABYTES = 400
KILOBYTES = 8.0
FONTS = ("YardstickRegular", "YardstickBold")
_MATRIX = 25


def measure() -> list[Figure]:
    """The pace of one run, its peak memory at ten thousand, and how large a page is."""
    for name, weight in zip(FONTS, ("Regular", "Bold"), strict=True):
        pdfmetrics.registerFont(TTFont(name, RESOURCES / "fonts" / f"NotoSansKR-{weight}.ttf"))
    rl_config.useA85 = 0
    snapshot = invent_badges(BADGES)
    ours, theirs = alternate(
        lambda: seconds(lambda: print_badges(snapshot)),
        lambda: seconds(lambda: bare_badges(snapshot)),
        rounds=ROUNDS,
    )
    value, yardstick = BADGES / percentile(ours, 50), BADGES / percentile(theirs, 50)
    ratio = value / yardstick
    goal = f"≥ {SHARE:.1f} × bare"
    return [
        Figure("badges", value, "a second", yardstick, ratio, goal, ratio >= SHARE),
        _memory(),
        _page_size(snapshot),
    ]


def _memory() -> Figure:
    """The peak of a process that prints ten thousand, beside one that has only begun."""
    peaks = []
    for count in (MANY, 1):
        done = subprocess.run(
            [sys.executable, "-m", "bench.badges", str(count)],
            check=True,
            capture_output=True,
            env=os.environ,
        )
        peaks.append(int(done.stdout) / 1024)
    goal = f"< {MEGABYTES} MB"
    return Figure(
        "badges, 10,000 in one run",
        peaks[0],
        "MB",
        peaks[1],
        peaks[0] / peaks[1],
        goal,
        peaks[0] < MEGABYTES,
    )


def _page_size(snapshot: BadgeSnapshot) -> Figure:
    """What the largest page takes in the file, beside the bare loop's."""
    ours, theirs = (_largest_page(make(snapshot)) for make in (print_badges, bare_badges))
    goal = f"≤ {KILOBYTES:.0f} KB"
    return Figure("badges, a page", ours, "KB", theirs, ours / theirs, goal, ours <= KILOBYTES)


def _largest_page(file: BytesIO) -> float:
    streams = [page["/Contents"].get_object() for page in pypdf.PdfReader(file).pages]
    return max(
        len(stream._data) / 1024  # noqa: SLF001 - as many bytes as it has in the file
        for stream in streams
        if isinstance(stream, pypdf.generic.StreamObject)
    )


def print_badges(snapshot: BadgeSnapshot) -> BytesIO:
    """Ours: the badges as a user prints them."""
    out = BytesIO()
    badges.render(snapshot, out, sheet=LS_3114, language=Language.KOREAN)
    return out


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


def bare_badges(snapshot: BadgeSnapshot) -> BytesIO:
    """The yardstick: the same strings and the same symbol, placed and nothing more."""
    out = BytesIO()
    regular, bold = FONTS
    canvas = Canvas(out, pagesize=A4, pageCompression=1)
    for number, badge in enumerate(snapshot.badges):
        x, y = LS_3114.corner(number % LS_3114.labels + 1)
        canvas.rect(x, y + 185, 281, 7, stroke=0, fill=1)
        canvas.setFont(regular, 8)
        canvas.drawString(x + 17, y + 170, snapshot.event.title)
        canvas.setFont(bold, 50)
        canvas.drawString(x + 17, y + 110, badge.name)
        canvas.setFont(regular, 12)
        canvas.drawString(x + 17, y + 35, badge.organisation)
        canvas.drawString(x + 17, y + 18, badge.position)
        canvas.setFont(bold, 10)
        canvas.drawString(x + 60, y + 18, badge.category)
        draw_code(canvas, badge.code, x + 205, y + 17)
        if number % LS_3114.labels == LS_3114.labels - 1:
            canvas.showPage()
    canvas.save()
    return out


def draw_code(canvas: Canvas, text: str, left: float, bottom: float) -> None:
    """A QR code with a fixed mask as a picture of single bits."""
    code = qrcode.QRCode(version=2, error_correction=ERROR_CORRECT_Q, mask_pattern=2, border=0)
    code.add_data(text)
    code.make(fit=False)
    bits = "".join(
        f"{int(''.join('01'[bool(dark)] for dark in row), 2) << 7:08X}" for row in code.modules
    )
    canvas.addLiteral(
        f"q 58 0 0 58 {left:.2f} {bottom:.2f} cm 0 g"
        f" BI /W {_MATRIX} /H {_MATRIX} /BPC 1 /IM true /D [1 0] /F /AHx ID {bits}> EI Q"
    )


def main() -> None:
    """Print so many in this process and say how many kilobytes it had at most."""
    print_badges(invent_badges(int(sys.argv[1])))
    print(peak_kilobytes())


def peak_kilobytes() -> int:
    """The most this process ever held; the kernel's own count begins with the parent's."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)[1])  # type: ignore[index]  # it is always there


if __name__ == "__main__":
    main()
