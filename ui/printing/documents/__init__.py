"""What can be printed, by name: how its snapshot is taken and how it is set.

A module a subject declares its documents; here they stand in the order they are shown.
"""

from ui.printing.documents.badges import BADGES
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.documents.certificates import CERTIFICATE_REGISTER, CERTIFICATES
from ui.printing.documents.door_signs import DOOR_SIGNS
from ui.printing.documents.guest_list import GUESTS
from ui.printing.documents.programme import PROGRAMME
from ui.printing.documents.roll import ROLL
from ui.printing.documents.ruler import RULER
from ui.printing.documents.schedule import SCHEDULE
from ui.printing.documents.sign_in import SIGN_IN
from ui.printing.documents.stage import CUE_SHEET, MC_SCRIPT
from ui.printing.documents.tents import TENTS
from ui.printing.documents.tickets import TICKET_CARDS, TICKETS

__all__ = [
    "BADGES",
    "DOCUMENTS",
    "PROGRAMME",
    "ROLL",
    "TICKETS",
    "TICKET_CARDS",
    "Document",
    "PrintOptions",
    "Setting",
]

DOCUMENTS = {
    document.name: document
    for document in (
        PROGRAMME,
        SCHEDULE,
        DOOR_SIGNS,
        BADGES,
        TENTS,
        TICKETS,
        TICKET_CARDS,
        RULER,
        ROLL,
        SIGN_IN,
        GUESTS,
        CUE_SHEET,
        MC_SCRIPT,
        CERTIFICATES,
        CERTIFICATE_REGISTER,
    )
}
"""The documents by the name the command line takes, in the order the window shows them."""
