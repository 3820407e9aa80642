"""The mail server's password: in the system's keyring, and nowhere else.

Where there is no keyring the password is asked for each time and kept in memory alone.
"""

from typing import Final

from eventapp.domain.mail import MailServer

SERVICE: Final = "eventapp"


def has_keyring() -> bool:
    """Whether this computer has a place for passwords."""
    import keyring  # noqa: PLC0415 - looks for its backends
    from keyring.backends import fail, null  # noqa: PLC0415

    return not isinstance(keyring.get_keyring(), fail.Keyring | null.Keyring)


def stored_password(server: MailServer) -> str:
    """The password kept for a server's user; empty where there is none."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    if not server.user.strip():
        return ""
    try:
        return keyring.get_password(SERVICE, _account(server)) or ""
    except (KeyringError, OSError, RuntimeError):
        return ""


def store_password(server: MailServer, password: str) -> bool:
    """Keep a password, or forget it if it is empty; False where the keyring refused."""
    import keyring  # noqa: PLC0415
    from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415

    if not server.user.strip() or not has_keyring():
        return False
    try:
        if password:
            keyring.set_password(SERVICE, _account(server), password)
        else:
            keyring.delete_password(SERVICE, _account(server))
    except PasswordDeleteError:
        return True  # there was none
    except (KeyringError, OSError, RuntimeError):
        return False
    return True


def _account(server: MailServer) -> str:
    return f"{server.user.strip()}@{server.host.strip()}"
