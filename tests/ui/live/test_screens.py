import json
import os
import subprocess
import sys
from pathlib import Path

from ui.live.awake import keep_screen_on

ROOT = Path(__file__).resolve().parents[3]
ON_TWO = "tests.ui.live.on_two_screens"


def screen(name: str, left: int, width: int, height: int) -> dict[str, object]:
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": name, "x": left, "y": 0, "width": width, "height": height, **dots}


def test_a_screen_kept_on_may_go_dark_again() -> None:
    let_go = keep_screen_on()

    let_go()


def test_with_two_screens_it_fills_the_one_the_program_is_not_on(tmp_path: Path) -> None:
    layout = tmp_path / "screens.json"
    screens = [screen("desk", 0, 1366, 768), screen("wall", 1366, 1920, 1080)]
    layout.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={layout}",
        "EVENTAPP_HOME": str(tmp_path / "home"),
    }

    done = subprocess.run(
        [sys.executable, "-m", ON_TWO, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "full wall 1920x1080",  # the window is on the desk's screen
        "full desk 1366x768",  # and after it went to the other one
        "full wall 1920x1080",  # chosen by hand
        "window wall 960x540",
        "window wall 960x540",
        "closed",
        "wall",
        "desk",
        "wall",
        "no screen",
    ]
