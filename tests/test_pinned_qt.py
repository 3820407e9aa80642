"""The pinned Qt keeps its references.

PySide6 6.12.0 on Python below 3.12 gave one reference to ``None`` away in every
call that returns nothing: a plain script died after a few thousand of them, while
under pytest it went on. So the script runs by itself here.
"""

import subprocess
import sys

SCRIPT = """
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
label = QLabel()
for _ in range(20_000):
    label.setText("x")
print(label.text(), "still alive")
"""


def test_a_plain_script_survives_20000_calls_that_return_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "x still alive\n", "")
