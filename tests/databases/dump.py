"""Write a workspace as SQL text, as ``tests/databases`` keeps one of every schema.

``python -m tests.databases.dump FILE > tests/databases/0001.sql``
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path


def dump(path: Path) -> Iterator[str]:
    """The statements that make a closed workspace anew."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
        for pragma in ("application_id", "user_version"):
            yield f"PRAGMA {pragma} = {raw.execute(f'PRAGMA {pragma}').fetchone()[0]};"
        yield from raw.iterdump()


def build(script: Path, path: Path) -> None:
    """Make a workspace from its SQL text."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(script.read_text("utf-8"))


if __name__ == "__main__":
    sys.stdout.buffer.write("".join(f"{line}\n" for line in dump(Path(sys.argv[1]))).encode())
