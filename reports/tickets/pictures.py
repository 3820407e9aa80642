"""A ticket as a picture for phones, and the bare QR for messages: PNG, drawn by Pillow.

Modules are whole pixels, so that the code stays sharp, and stand in their own white quiet
zone. Texts are cleaned, measured and broken as they are on paper, pixels for points.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from eventapp.domain.documents import PrintedTicket, TicketSnapshot
from eventapp.domain.ids import TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.tickets import code_lines
from eventapp.paths import RESOURCES
from reports import qr
from reports.fonts import Face
from reports.naming import fit_name
from reports.result import Findings, PaperWarning
from reports.styles import MUTED, QR_INK, WHITE, palette, readable
from reports.styles.ticket import PHONE
from reports.text import Line, Setter, Span, Type
from reports.tickets.pages import when
from reports.wording import Words

_CODE_GROUPS: Final = 4
_COLOURS: Final = 64
"""Of the picture: the edges of letters need no more, and the file is a quarter as large."""


def qr_picture(code: TicketCode) -> bytes:
    """The bare QR with its quiet zone as a PNG; the same code gives the same bytes."""
    return _png(_symbol(code, PHONE.plain_module))


class TicketPictures:
    """Draws the tickets of one snapshot, in one thread at a time."""

    def __init__(self, snapshot: TicketSnapshot, language: Language) -> None:
        self._snapshot, self._words = snapshot, Words(language)
        self._findings = Findings()
        self._setter = Setter(self._findings)
        self._letters: dict[tuple[str, float], ImageFont.FreeTypeFont] = {}

    def warnings(self) -> tuple[PaperWarning, ...]:
        """What did not come out as it was written."""
        return self._findings.warnings()

    def draw(self, ticket: PrintedTicket) -> bytes:
        """A ticket as a PNG; the same ticket gives the same bytes."""
        image = Image.new("RGB", (PHONE.width, PHONE.height), WHITE)
        pen = ImageDraw.Draw(image)
        accent = palette(self._snapshot.event.colour).accent
        colour = readable(ticket.category_colour) if ticket.category_colour else accent
        pen.rectangle((0, 0, PHONE.width, PHONE.band - 1), fill=colour)
        below = self._draw_event(pen, ticket, colour)
        above = self._draw_code(image, pen, ticket)
        self._draw_holder(pen, ticket, below, above)
        return _png(image.quantize(_COLOURS, dither=Image.Dither.NONE))

    def _draw_event(self, pen: ImageDraw.ImageDraw, ticket: PrintedTicket, colour: str) -> float:
        """What, when and where; how far down it goes."""
        words, event = self._words, self._snapshot.event
        category = words.pick(ticket.category, ticket.category_en).strip()
        head = " · ".join(filter(None, (words.catalogue.gettext("Ticket"), category)))
        bold, plain = Face.BOLD, Face.REGULAR
        texts = (
            (head, Type(bold, PHONE.label, colour), 1, 0),
            (words.event_title(event), Type(bold, PHONE.title), PHONE.title_lines, 0),
            (when(words, self._snapshot), Type(bold, PHONE.fact), 1, PHONE.gap / 2),
            (words.venue(event), Type(plain, PHONE.fact, MUTED), PHONE.fact_lines, 0),
        )
        y: float = PHONE.band + PHONE.margin / 2
        for text, kind, most, gap in texts:
            y += gap
            y = self._draw_text(pen, text, kind, most, y)
        return y

    def _draw_code(
        self, image: Image.Image, pen: ImageDraw.ImageDraw, ticket: PrintedTicket
    ) -> float:
        """The QR in the middle and its code below; how far up it goes."""
        symbol = _symbol(ticket.code, PHONE.module)
        kind = Type(Face.BOLD, PHONE.code, MUTED)
        lines = code_lines(ticket.code, _CODE_GROUPS)
        top = PHONE.height - PHONE.margin / 2 - len(lines) * PHONE.code * PHONE.leading
        quiet = qr.QUIET_MODULES * PHONE.module
        above = round(top) - symbol.height + quiet // 2
        image.paste(symbol, ((PHONE.width - symbol.width) // 2, above))
        y = top
        for text in lines:
            line = self._setter.line([Span(text, kind)], PHONE.width)
            y += PHONE.code * PHONE.leading
            self._draw_line(pen, line, (PHONE.width - line.width) / 2, y - PHONE.code / 2)
        return above + quiet / 2

    def _draw_holder(
        self, pen: ImageDraw.ImageDraw, ticket: PrintedTicket, below: float, above: float
    ) -> None:
        """The name as large as fits between what stands above and the QR."""
        room = PHONE.width - 2 * PHONE.margin
        place = Type(Face.REGULAR, PHONE.organisation)
        organisation = self._setter.lines([Span(ticket.organisation, place)], room, most=2)
        under = len(organisation) * PHONE.organisation * PHONE.leading
        height = max(above - below - 2 * PHONE.gap - under, PHONE.name_least)
        scale = PHONE.name_scale
        name = self._words.pick(ticket.name, ticket.name_en)
        lines, size = fit_name(self._setter, name, room / scale, height / scale)
        y = below + PHONE.gap
        for line in lines:
            y += size * scale * PHONE.name_leading
            self._draw_line(pen, line, PHONE.margin, y - size * scale / 4, scale)
        for line in organisation:
            y += PHONE.organisation * PHONE.leading
            self._draw_line(pen, line, PHONE.margin, y - PHONE.organisation / 4)

    def _draw_text(
        self, pen: ImageDraw.ImageDraw, text: str, kind: Type, most: int, top: float
    ) -> float:
        room = PHONE.width - 2 * PHONE.margin
        y = top
        for line in self._setter.lines([Span(text, kind)], room, most=most, balanced=most > 1):
            y += kind.size * PHONE.leading
            self._draw_line(pen, line, PHONE.margin, y - kind.size / 4)
        return y

    def _draw_line(
        self, pen: ImageDraw.ImageDraw, line: Line, x: float, baseline: float, scale: float = 1.0
    ) -> None:
        for piece in line.pieces:
            kind = piece.type
            letters = self._font(piece.font, kind.size * scale)
            at = x + piece.x * scale
            # Spaced letters are set one by one, others together.
            for part in piece.text if kind.tracking else (piece.text,):
                pen.text((at, baseline), part, fill=kind.colour, font=letters, anchor="ls")
                at += kind.width(part) * scale

    def _font(self, name: str, size: float) -> ImageFont.FreeTypeFont:
        key = (name, size)
        if key not in self._letters:
            # Not the layout that turns lines round: what was written is shown as it was.
            basic = ImageFont.Layout.BASIC
            self._letters[key] = ImageFont.truetype(_file(name), size, layout_engine=basic)
        return self._letters[key]


def _file(font: str) -> str:
    """The file of one of the fonts that paper is set in."""
    return str(RESOURCES / "fonts" / f"{font}.ttf")


def _symbol(code: TicketCode, module: int) -> Image.Image:
    """A QR in its quiet zone, each module so many pixels."""
    matrix = qr.encode(code)
    quiet = qr.QUIET_MODULES
    image = Image.new("RGB", (matrix.size + 2 * quiet, matrix.size + 2 * quiet), WHITE)
    dark = tuple(bytes.fromhex(QR_INK.removeprefix("#")))
    for down, row in enumerate(matrix.rows):
        for across, filled in enumerate(row):
            if filled:
                image.putpixel((across + quiet, down + quiet), dark)
    return image.resize((image.width * module, image.height * module), Image.Resampling.NEAREST)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
