import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from eventapp.domain.errors import CannotWriteFile, WriteProblem
from eventapp.settings import SettingsFile
from tests.reports.reading import Print
from ui.contents import PAGES
from ui.theme import Extent
from ui.tour import run

ROOT = Path(__file__).resolve().parents[2]
LOOKS = [f"{spoken}-{look}" for spoken in ("ko", "en") for look in ("light", "dark")]
PAPERS = [
    f"{name}-{spoken}"
    for name in (
        "programme-a4",
        "programme-a5",
        "schedule",
        "door-signs",
        "badges-ls-3114",
        "badges-90x60",
        "tents",
        "tickets",
        "ticket-cards",
        "roll",
        "sign-in",
        "guests",
        "cue-sheet",
        "mc-script",
    )
    for spoken in ("ko", "en")
]
SCREENS = {
    f"{number:02}-{page.id}-{look}.png"
    for number, page in enumerate(PAGES, start=1)
    for look in LOOKS
}
DIALOGS = {f"{name}-{look}.png" for name in ("import", "mailing") for look in LOOKS}


def _take(out: Path, home: Path) -> list[str]:
    """Take the tour as dev.py does on a machine without a display."""
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "tour", "--out", str(out)],
        env=environment | {"EVENTAPP_HOME": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A tour taken into a folder that holds an older one and something of the user's."""
    folder = tmp_path_factory.mktemp("tour")
    out, home = folder / "out", folder / "home"
    (out / "pages").mkdir(parents=True)
    (out / "sample.eventapp").write_bytes(b"an older tour's")
    (out / "pages" / "programme-a4-ko-99.png").write_bytes(b"an older tour's")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    SettingsFile(home / "config" / "settings.json").change(desk_name="창구 7")
    before = sorted(home.rglob("*"))
    told = _take(out, home)
    assert sorted(home.rglob("*")) == before
    return out, told


def test_every_file_is_there_and_told(tour: tuple[Path, list[str]]) -> None:
    out, told = tour
    wanted = {"sample.eventapp", "notes.txt", "pages"} | SCREENS | DIALOGS
    wanted |= {f"{paper}.pdf" for paper in PAPERS}

    assert {path.name for path in out.iterdir()} == wanted
    assert [line.rpartition(": ")[2] for line in told if ".pdf" in line] == [
        str(out / f"{paper}.pdf") for paper in sorted(PAPERS, key=_as_written)
    ]
    assert len(told) == len(wanted) - 2 + len(list((out / "pages").iterdir())) + 1
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_every_paper_has_pages_and_pictures_of_them(tour: tuple[Path, list[str]]) -> None:
    out, _told = tour
    printed = {paper: Print((out / f"{paper}.pdf").read_bytes()) for paper in PAPERS}

    pictures = {path.name for path in (out / "pages").iterdir()}
    assert pictures == {
        f"{paper}-{page}.png"
        for paper in PAPERS
        for page in range(1, min(printed[paper].pages, _most(paper)) + 1)
    }
    assert all(print_.text().count("---") == print_.pages for print_ in printed.values())
    assert len(printed["badges-ls-3114-en"].codes(0)) == 8
    assert len(printed["tickets-ko"].codes(0)) == 1


def test_the_code_read_off_a_badge_let_its_holder_in(tour: tuple[Path, list[str]]) -> None:
    _out, told = tour
    said = [line for line in told if line.startswith("이름표에서 읽은 코드: ")]

    assert len(said) == 1
    assert said[0].removeprefix("이름표에서 읽은 코드: ").startswith("입장 · ")


def test_every_screen_is_whole_and_none_is_another(tour: tuple[Path, list[str]]) -> None:
    out, _told = tour
    names = sorted(SCREENS | DIALOGS)
    pictures = {name: Image.open(out / name).convert("RGB") for name in names}

    assert {pictures[name].size for name in SCREENS} == {Extent.WINDOW}
    assert {pictures[name].width for name in DIALOGS} == {Extent.WIZARD[0]}
    assert len({picture.tobytes() for picture in pictures.values()}) == len(names)


def test_a_workspace_that_no_tour_wrote_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sample.eventapp").write_bytes(b"mine")

    with pytest.raises(CannotWriteFile) as error:
        run(tmp_path)

    assert error.value.problem is WriteProblem.WORKSPACE
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("sample.eventapp", b"mine")
    ]


def _most(paper: str) -> int:
    """How many pages of a paper are pictured: all of the booklet, and a taste of the others."""
    return 12 if paper.startswith("programme") else 2


def _as_written(paper: str) -> tuple[bool, int]:
    """Korean papers first, in the order of ``PAPERS`` otherwise."""
    return paper.endswith("en"), PAPERS.index(paper)
