"""Ticket codes: made from 128 random bits, read back from anything a scanner types.

The alphabet has 32 digits and capitals without I, L, O and U, so that a QR code
can use its dense alphanumeric mode and nobody confuses 0 with O. It has one case
only, because neither Caps Lock nor Hangul input keeps case: under Hangul input,
Shift shows on seven letters and vanishes on the others. Case apart, every letter
has its own jamo and every digit stays, so a code comes back exactly.
"""

import re
import secrets
from dataclasses import dataclass
from typing import Final

from eventapp.domain.hangul import SHIFTED, typed_as_latin
from eventapp.domain.ids import TicketCode
from eventapp.domain.text import tidy

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 26
RANDOM_BYTES: Final = 16
LOGGED_LENGTH: Final = 200
"""How much of a scan is kept for the log."""

_GROUP = 4
_LEAST_MIXED, _LEAST_PLAIN = 10, 16
"""So long a code of letters and digits, or of either alone, is taken for a random one."""
_LONGEST_SCAN = 400
"""More than any code with its prefix and separators; a longer text is not looked at."""

# 128 bits leave the first of 26 characters three: it is 0 to 7.
_CODE = re.compile(f"[0-7][{ALPHABET}]{{{CODE_LENGTH - 1}}}")
_OF_OCTET: Final = "".join(ALPHABET[octet & 31] for octet in range(256)).encode()
_FIRST_OF_OCTET: Final = "".join(ALPHABET[octet & 7] for octet in range(256)).encode()
_AIM_IDENTIFIER = re.compile(r"\A\][A-Za-z][0-9A-Za-z]")
_INNER_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_FRAMING = "".join(map(chr, range(0x21))) + "\x7f"
_SEPARATORS = re.compile("[\\s\\-_\u00b7\u2010-\u2015\u2212]+")
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
_LOOK_ALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a scan turned out to be.

    ``code`` is None when it was no ticket. ``cleaned`` is what arrived, without
    control characters and cut short for the log. ``hangul`` says that Hangul input
    was on, ``caps`` that Caps Lock was (or that somebody typed small letters).
    """

    code: TicketCode | None
    cleaned: str
    hangul: bool
    caps: bool


def new_code(random_bytes: bytes | None = None) -> TicketCode:
    """Return a new code from 16 random bytes, the system's own unless given."""
    if random_bytes is None:
        random_bytes = secrets.token_bytes(RANDOM_BYTES)
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError(f"a code takes {RANDOM_BYTES} bytes, not {len(random_bytes)}")
    number = int.from_bytes(random_bytes, "big")
    shifts = range(5 * (CODE_LENGTH - 1), -1, -5)
    return TicketCode("".join(ALPHABET[number >> shift & 31] for shift in shifts))


def new_codes(count: int) -> list[TicketCode]:
    """Return many new codes, each of 128 random bits of the system's own.

    An octet for every character, of which five bits are used, takes a tenth of the time that
    putting the bits of each code together does.
    """
    octets = secrets.token_bytes(count * CODE_LENGTH)
    firsts = octets[::CODE_LENGTH].translate(_FIRST_OF_OCTET).decode("ascii")
    rest = octets.translate(_OF_OCTET).decode("ascii")
    starts = range(0, len(rest), CODE_LENGTH)
    return [
        TicketCode(first + rest[at + 1 : at + CODE_LENGTH])
        for first, at in zip(firsts, starts, strict=True)
    ]


def display_code(code: TicketCode) -> str:
    """Return ``code`` in groups of four, for people who read it out."""
    return "-".join(_groups(code))


def code_lines(code: TicketCode, groups: int) -> list[str]:
    """Return ``code`` in groups of four, so many groups a line, for paper."""
    parts = _groups(code)
    return [" ".join(parts[at : at + groups]) for at in range(0, len(parts), groups)]


def _groups(code: TicketCode) -> list[str]:
    return [code[i : i + _GROUP] for i in range(0, len(code), _GROUP)]


def is_unguessable(reference: str) -> bool:
    """Whether a code of another system is one that nobody hits upon by counting on.

    What is not, as the number of an order, must be looked at by somebody before it lets in.
    """
    mixed = any(map(str.isalpha, reference)) and any(map(str.isdigit, reference))
    return len(reference) >= (_LEAST_MIXED if mixed else _LEAST_PLAIN)


def read_scan(raw: str) -> Reading:
    """Read what a scanner or a person typed.

    Undone are Hangul input, Caps Lock, full-width letters, AIM identifiers
    (``]Q1``), framing such as STX, CR or Tab, and separators between groups; O, I
    and L stand for the digits they look like. Anything else is not a ticket.
    """
    cleaned = tidy(raw[: 4 * _LONGEST_SCAN])[:LOGGED_LENGTH].rstrip()
    if len(raw) > _LONGEST_SCAN:
        return Reading(None, cleaned, hangul=False, caps=False)
    framed = raw.strip(_FRAMING)
    arrived = tidy(framed).translate(_WIDE)
    keys = typed_as_latin(arrived)
    hangul = keys != arrived
    keys = _SEPARATORS.sub("", _AIM_IDENTIFIER.sub("", keys))
    candidate = keys.upper().translate(_LOOK_ALIKES)
    # Some letters beyond ASCII have capitals within it, as the dotless i has.
    plain = keys.isascii() and _INNER_CONTROL.search(framed) is None
    if not plain or _CODE.fullmatch(candidate) is None:
        return Reading(None, cleaned, hangul=False, caps=False)
    telling = [c for c in keys if c.isalpha() and (not hangul or c.upper() in SHIFTED)]
    caps = bool(telling) and all(c.islower() for c in telling)
    return Reading(TicketCode(candidate), cleaned, hangul=hangul, caps=caps)
