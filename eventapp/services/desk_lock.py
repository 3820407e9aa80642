"""The desk role (창구 모드) and the PIN that ends it.

In the role a workspace can search and admit, and nothing else. It is kept in the
workspace, so that the next start of the program, or the command line, is at the desk
as well. It keeps helpers out of lists they do not need; it is no encryption: whoever
has the file and other tools can read it.
"""

import hashlib
import hmac
import json
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Final, Self

from sqlalchemy import delete, insert, select, update

from eventapp.domain.changes import Changes
from eventapp.domain.errors import (
    DeskRoleActive,
    EventAppError,
    InvalidReason,
    InvalidValue,
    NotSaved,
    ReadOnly,
    WrongPin,
)
from eventapp.domain.kinds import Kind
from eventapp.domain.roles import Role
from eventapp.domain.steps import Fact
from eventapp.services.reading import first_row
from eventapp.store.store import Store
from eventapp.store.tables import Base, DeskLock

LEAST_DIGITS: Final = 4
MOST_DIGITS: Final = 12

FREE_TRIES: Final = 3
"""So many wrong tries in a row are slips of the finger and cost nothing."""
_FIRST_WAIT: Final = 5
_LONGEST_WAIT: Final = 300

_LOCKS: Final = Base.metadata.tables[DeskLock.__tablename__]
_COST: Final = {"n": 2**14, "r": 8, "p": 1}
"""A try takes some 50 ms: ten thousand PINs of four digits are then not tried in a blink."""


@dataclass(frozen=True, slots=True)
class _Secret:
    """What is kept of a PIN: its hash, and the tries in vain since it was last right."""

    hash: str
    wrong: int = 0
    wrong_at: str = ""

    @classmethod
    def read(cls, kept: str) -> Self:
        """What was written; what another program wrote there is no PIN anybody can give."""
        try:
            return cls(**json.loads(kept))
        except (ValueError, TypeError):
            return cls("")

    def written(self) -> str:
        """The text that :meth:`read` reads."""
        return json.dumps(asdict(self))


def has_pin(store: Store) -> bool:
    """Whether a PIN was set."""
    return first_row(store, select(DeskLock.id)) is not None


def set_pin(store: Store, pin: str, *, old: str = "") -> Changes:
    """Set the PIN, or another one in place of the ``old``.

    Raises:
        DeskRoleActive: The desk may not.
        InvalidValue: It is not 4 to 12 digits.
        WrongPin: ``old`` is not the PIN set.
    """
    refuse_at_desk(store)
    digits = _digits(pin)
    if has_pin(store):
        check_pin(store, old)
    salt = secrets.token_hex(16)
    row = {"salt": salt, "digest": _Secret(_hash(digits, salt)).written(), "active": False}
    with store.fact(Fact.LOCK_DESK) as fact:
        fact.connection.execute(delete(_LOCKS))
        fact.connection.execute(insert(_LOCKS).values(row))
        fact.touched[Kind.DESK_LOCK] = frozenset({1})
    return Changes(fact.touched, Fact.LOCK_DESK.value)


def remove_pin(store: Store, pin: str) -> Changes:
    """Do without a PIN again.

    Raises:
        DeskRoleActive: The desk may not.
        WrongPin: It is not the PIN set.
    """
    refuse_at_desk(store)
    check_pin(store, pin)
    with store.fact(Fact.LOCK_DESK) as fact:
        fact.connection.execute(delete(_LOCKS))
        fact.touched[Kind.DESK_LOCK] = frozenset({1})
    return Changes(fact.touched, Fact.LOCK_DESK.value)


def check_pin(store: Store, pin: str, *, now: datetime | None = None) -> None:
    """Compare a PIN with the one set; after some wrong ones the next must wait, ever longer.

    The tries are kept with the PIN: starting the program again does not begin anew.

    Raises:
        WrongPin: It is another, or came too soon after others.
    """
    row = first_row(store, select(DeskLock.salt, DeskLock.digest))
    if row is None:
        return
    now = now or datetime.now(UTC)
    secret = _Secret.read(row.digest)
    if left := _wait_left(secret, now):
        raise WrongPin(left, too_soon=True)
    if _is_right(secret, row.salt, pin):
        if secret.wrong:
            _keep(store, replace(secret, wrong=0, wrong_at=""))
        return
    wrong = replace(secret, wrong=secret.wrong + 1, wrong_at=now.isoformat())
    # Where nothing can be written the wait is lost, but the PIN is wrong all the same.
    with suppress(NotSaved, ReadOnly):
        _keep(store, wrong)
    raise WrongPin(wait_after(wrong.wrong))


def wait_after(wrong: int) -> int:
    """How many seconds must pass after so many wrong tries in a row."""
    beyond = wrong - FREE_TRIES
    return 0 if beyond < 0 else min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(beyond, 10))


# The role


def refuse_at_desk(store: Store) -> None:
    """The one guard before personal data leaves the workspace.

    Changes need none: the store itself refuses their steps.

    Raises:
        DeskRoleActive: The workspace is at the desk.
    """
    if store.role is Role.DESK:
        raise DeskRoleActive


def resume_role(store: Store) -> None:
    """Be at the desk again, if that is how the workspace was left."""
    row = first_row(store, select(DeskLock.active))
    store.role = Role.DESK if row is not None and row.active else Role.ORGANISER


def enter_desk_role(store: Store) -> Changes:
    """Leave the workspace to the desk, until somebody gives the PIN.

    Raises:
        InvalidValue: No PIN was set that would end it.
    """
    if not has_pin(store):
        raise InvalidValue("pin", InvalidReason.EMPTY)
    return _go(store, Role.DESK)


def leave_desk_role(store: Store, pin: str, *, now: datetime | None = None) -> Changes:
    """Give the workspace back to its organisers.

    Raises:
        WrongPin: It is not the PIN set, or came too soon after others.
    """
    check_pin(store, pin, now=now)
    return _go(store, Role.ORGANISER)


def _go(store: Store, role: Role) -> Changes:
    before = store.role
    try:
        with store.fact(Fact.LOCK_DESK) as fact:
            fact.connection.execute(update(_LOCKS).values(active=role is Role.DESK))
            fact.touched[Kind.DESK_LOCK] = frozenset({1})
            store.role = role  # whoever hears of the change asks for it
    except EventAppError:
        store.role = before
        raise
    return Changes(fact.touched, Fact.LOCK_DESK.value)


def _digits(pin: str) -> str:
    """The digits of a PIN, whichever width a Korean keyboard gave them."""
    digits = unicodedata.normalize("NFKC", pin).strip()
    if not (digits.isascii() and digits.isdigit()):
        raise InvalidValue("pin", InvalidReason.NOT_A_PIN)
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS:
        raise InvalidValue("pin", InvalidReason.NOT_A_PIN)
    return digits


def _hash(digits: str, salt: str) -> str:
    return hashlib.scrypt(digits.encode(), salt=bytes.fromhex(salt), **_COST).hex()


def _is_right(secret: _Secret, salt: str, pin: str) -> bool:
    try:
        return hmac.compare_digest(_hash(_digits(pin), salt), secret.hash)
    except (InvalidValue, ValueError, TypeError):
        return False


def _wait_left(secret: _Secret, now: datetime) -> int:
    wait = wait_after(secret.wrong)
    if not wait or not secret.wrong_at:
        return 0
    since = (now - datetime.fromisoformat(secret.wrong_at)).total_seconds()
    # A clock set back tells nothing; a wait that never ends would lock everybody out.
    return 0 if since < 0 or since >= wait else max(1, round(wait - since))


def _keep(store: Store, secret: _Secret) -> None:
    with store.fact(Fact.LOCK_DESK) as fact:
        fact.connection.execute(update(_LOCKS).values(digest=secret.written()))
