"""The sizes of tickets: on a page, for the wallet, and as a picture for phones."""

from dataclasses import dataclass

from eventapp.domain.kinds import Paper
from reports.styles import MM


@dataclass(frozen=True, slots=True)
class TicketStyle:
    """A ticket's page: sizes in points, distances in grid lines where they say so."""

    qr: float
    title_share: float = 0.8
    title_floor: float = 0.5
    title_lines: int = 3
    band: float = 1.7
    band_inset: float = 0.7
    gap: float = 1.5
    name_gap: float = 0.8
    name_lines: float = 5.5
    name_least: float = 36.0
    organisation_lines: int = 2
    code_groups: int = 4
    code_tracking: float = 0.06
    hosts_lines: int = 6
    hosts_leading: float = 1.6
    hosts_gap: float = 1.5

    @property
    def quiet(self) -> float:
        """The white around the QR: a little more than the four modules a scanner asks for."""
        return self.qr / 5.5


_TICKETS = {Paper.A5: TicketStyle(qr=46 * MM), Paper.A4: TicketStyle(qr=62 * MM)}


def ticket_style(paper: Paper) -> TicketStyle:
    """The sizes of a ticket on a paper."""
    return _TICKETS[paper]


@dataclass(frozen=True, slots=True)
class TicketCardStyle:
    """A ticket for the wallet, in points."""

    band: float = 2.2 * MM
    margin: float = 4.6 * MM
    qr: float = 30 * MM
    gap: float = 4.5 * MM
    title_size: float = 6.6
    title_leading: float = 8.6
    title_drop: float = 16.0
    title_lines: int = 2
    name_height: float = 32.0
    name_floor: float = 8.5
    name_gap: float = 6.0
    organisation_size: float = 7.6
    organisation_leading: float = 10.4
    organisation_lines: int = 2
    fact_size: float = 6.6
    fact_leading: float = 8.6
    code_size: float = 6.6
    code_drop: float = 10.0
    cut_length: float = 4 * MM
    cut_gap: float = 1 * MM


TICKET_CARD = TicketCardStyle()


@dataclass(frozen=True, slots=True)
class PhoneStyle:
    """A ticket as a picture for phones, in pixels."""

    width: int = 720
    height: int = 1080
    margin: int = 52
    band: int = 20
    label: int = 26
    title: int = 34
    title_lines: int = 4
    fact: int = 27
    fact_lines: int = 2
    name_scale: float = 1.5
    name_leading: float = 1.2
    name_least: float = 60.0
    organisation: int = 29
    code: int = 26
    leading: float = 1.38
    gap: int = 26
    module: int = 14
    plain_module: int = 10


PHONE = PhoneStyle()
