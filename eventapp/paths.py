"""Where things lie: what the program brings along, and what it keeps for its user."""

import os
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Fonts, icons, catalogues and the sample, as shipped."""

_APP = "eventapp"


def data_dir() -> Path:
    """The user's folder for workspaces and backups; ``EVENTAPP_HOME`` overrides it."""
    return _user_dir("data")


def config_dir() -> Path:
    """The user's folder for settings; ``EVENTAPP_HOME`` overrides it."""
    return _user_dir("config")


def log_dir() -> Path:
    """The user's folder for logs; ``EVENTAPP_HOME`` overrides it."""
    return _user_dir("log")


def _user_dir(purpose: str) -> Path:
    home = os.environ.get("EVENTAPP_HOME")
    if home:
        return Path(home) / purpose
    import platformdirs  # noqa: PLC0415 - only needed where EVENTAPP_HOME is unset

    return Path(getattr(platformdirs, f"user_{purpose}_dir")(_APP, appauthor=False))
