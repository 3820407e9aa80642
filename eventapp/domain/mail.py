"""Messages to attendees: the server they go through, what can go wrong, and filled texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eventapp.domain.errors import MailProblem

PLACEHOLDERS: Final = ("name", "organisation", "event", "when", "venue", "code")
"""What a message may name in braces; each person's own takes its place."""

PLAIN_ADDRESS: Final = re.compile(
    r"[a-z0-9_]{1,64}(?:[.+-][a-z0-9_]{1,64})*@([A-Za-z0-9.-]{1,100})"
)
"""An address, with its domain as the group, that is one wherever its domain is one.

Addresses of a list share few domains: each is asked of the library once, which is slow.
"""
LONGEST_PLAIN: Final = 64
"""Of longer ones the rule says nothing."""

_MARK: Final = re.compile(r"\{([^{}\n]{0,80})\}")


class Security(StrEnum):
    """How a connection to a mail server is kept from listeners."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


PORTS: Final = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}
"""The usual ports."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where messages are handed in, and in whose name; the password is kept elsewhere.

    Without a ``user`` nobody logs in. ``per_minute`` is how many messages go out at most.
    """

    host: str = ""
    port: int = PORTS[Security.STARTTLS]
    security: Security = Security.STARTTLS
    user: str = ""
    sender_name: str = ""
    sender_address: str = ""
    per_minute: int = 30

    @property
    def complete(self) -> bool:
        """Whether there is enough to try it."""
        return bool(self.host.strip() and self.sender_address.strip())


ONE_PERSON_S: Final = frozenset(
    {
        MailProblem.RECIPIENT,
        MailProblem.LATER,
        MailProblem.CONTENT,
        MailProblem.ADDRESS,
        MailProblem.NO_ADDRESS,
        MailProblem.GONE,
        MailProblem.QUEUING,
        MailProblem.CANCELLED,
        MailProblem.BLOCKED,
        MailProblem.STOPPED,
    }
)
"""Problems of one message; the others would meet every next one, too."""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values in the place of ``{name}`` and the like; anything else stays as it is.

    Values are not looked at again: somebody called ``{code}`` keeps that name.
    """
    return _MARK.sub(lambda mark: values.get(mark[1].strip(), mark[0]), template)


def unknown_placeholders(template: str) -> tuple[str, ...]:
    """What stands in braces and is no placeholder, in order, each once."""
    marks = dict.fromkeys(mark[0] for mark in _MARK.finditer(template))
    return tuple(mark for mark in marks if mark[1:-1].strip() not in PLACEHOLDERS)
