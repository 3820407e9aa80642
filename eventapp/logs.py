"""The program's log: small rotating files that hold ids, never names, phones or codes."""

import contextlib
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from eventapp.paths import log_dir

LOG_BYTES = 512 * 1024
LOG_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_log(folder: Path | None = None) -> Path | None:
    """Write the log into ``eventapp.log`` of a folder; tell the file, or None without one.

    A program that cannot write its log still runs: a full disk is no reason to stay closed.
    """
    target = (folder or log_dir()) / "eventapp.log"
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            target, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter(_FORMAT))
        root.addHandler(handler)
        return target
    return None
