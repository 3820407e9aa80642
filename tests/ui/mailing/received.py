"""Looking into a message as its reader's program does."""

import io
from email.message import EmailMessage

import zxingcpp
from icalendar import Calendar
from PIL import Image

from tests.reports.reading import Print


class Received:
    """A message taken apart."""

    def __init__(self, message: EmailMessage) -> None:
        self.message = message
        self._parts = {part.get_content_type(): part for part in message.walk()}

    @property
    def shape(self) -> list[str]:
        """The kinds of its parts, outermost first."""
        return [part.get_content_type() for part in self.message.walk()]

    @property
    def plain(self) -> str:
        return str(self._parts["text/plain"].get_content()).replace("\r\n", "\n")

    @property
    def html(self) -> str:
        return str(self._parts["text/html"].get_content())

    @property
    def qr(self) -> list[str]:
        """What the picture in the text says when it is scanned."""
        picture = Image.open(io.BytesIO(self._parts["image/png"].get_content()))
        return [code.text for code in zxingcpp.read_barcodes(picture)]

    @property
    def qr_id(self) -> str:
        return str(self._parts["image/png"]["Content-ID"])

    @property
    def ticket(self) -> Print:
        return Print(self._parts["application/pdf"].get_content())

    @property
    def events(self) -> list[str]:
        """The titles in the calendar."""
        content = self._parts["text/calendar"].get_content()
        calendar = Calendar.from_ical(content)
        return [str(event["summary"]) for event in calendar.walk("VEVENT")]
