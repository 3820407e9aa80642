"""Mail addresses, checked without asking the network.

Addresses of a list share few domains. Each domain is asked of the library once; what stands
before it is compared with a rule of our own where it is plain, which the tests hold equal to the
library's answer.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from eventapp.domain.mail import LONGEST_PLAIN, PLAIN_ADDRESS

_LONGEST: Final = 254
_BRACKETED = re.compile(r"[^<>]*<([^<>\s]+@[^<>\s]+)>")
_AROUND: Final = " \t'\"`<>,;.‘’“”"


def normal_mails(cells: Sequence[str]) -> list[str | None]:
    """Addresses as they are kept, their domains in small letters; None for what is none.

    Nothing stays nothing.
    """
    plain = list(map(PLAIN_ADDRESS.fullmatch, cells))
    domains = {said: _domain(said) for said in {found[1] for found in plain if found}}
    longest = max(map(len, cells), default=0)
    if longest <= LONGEST_PLAIN and all(said == kept for said, kept in domains.items()):
        return [
            cell if found else cell and normal_mail(cell)
            for cell, found in zip(cells, plain, strict=True)
        ]
    return [
        _of_domain(cell, found[1], domains) if found else cell and normal_mail(cell)
        for cell, found in zip(cells, plain, strict=True)
    ]


def normal_mail(text: str) -> str | None:
    """One address as it is kept; None where it is none."""
    if not text or len(text) > 2 * _LONGEST:
        return None
    usual = unicodedata.normalize("NFKC", text).strip(_AROUND)
    bracketed = _BRACKETED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return _validated(bracketed[1] if bracketed else usual.removeprefix("mailto:"))


def _of_domain(cell: str, domain: str, known: Mapping[str, str | None]) -> str | None:
    """An address whose domain was looked at already."""
    normal = known[domain]
    if len(cell) > LONGEST_PLAIN:
        return normal_mail(cell)
    if normal == domain:
        return cell
    return None if normal is None else cell[: -len(domain)] + normal


def _domain(domain: str) -> str | None:
    normal = _validated(f"a@{domain}")
    return None if normal is None else normal.partition("@")[2]


def _validated(address: str) -> str | None:
    import email_validator as library  # noqa: PLC0415 - needed only by who reads addresses

    try:
        return library.validate_email(address, check_deliverability=False).normalized
    except library.EmailNotValidError:
        return None
