"""Papers from the command line: what there is, what each takes, and that it is noted."""

from pathlib import Path

import pytest

from eventapp.services.events import list_events
from eventapp.services.paper_runs import list_runs, without_badge
from eventapp.services.workspace import close_workspace, open_workspace
from eventapp.settings import SettingsFile
from tests.e2e.shell import Answer, NearShell, Shell
from tests.reports.reading import Print
from ui.printing.documents import DOCUMENTS


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample, written once for all tests."""
    shell = NearShell(tmp_path_factory.mktemp("workshop"))
    assert shell.run("sample", "a.eventapp").code == 0
    return (shell.folder / "a.eventapp").read_bytes()


@pytest.fixture
def sample(tmp_path: Path, workshop: bytes) -> Shell:
    """A terminal beside the sample workshop."""
    shell = NearShell(tmp_path)
    (shell.folder / "a.eventapp").write_bytes(workshop)
    return shell


def test_the_documents_are_listed_one_a_line_the_name_first(shell: Shell) -> None:
    answer = shell.run("print", "list")

    assert (answer.code, answer.err) == (0, [])
    assert [line.split("\t")[0] for line in answer.out] == list(DOCUMENTS)
    assert answer.out[0].split("\t")[1] == "Programme booklet"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("badges", "-w", "a.eventapp"), "Say where to with -o OUT.pdf"),
        (("badges", "-o", "x.pdf"), "Say where to with -o OUT.pdf"),
        (
            ("roll", "-o", "x.pdf", "-w", "a.eventapp", "--lang", "both"),
            "“Paper list for the desk” is printed in one language: --lang ko or --lang en.",
        ),
        (
            ("roll", "-o", "x.pdf", "-w", "a.eventapp", "--paper", "A3"),
            "“Paper list for the desk” is printed on: A4.",
        ),
        (
            ("roll", "-o", "x.pdf", "-w", "a.eventapp", "--booklet"),
            "“Paper list for the desk” takes no --booklet.",
        ),
        (
            ("programme", "-o", "x.pdf", "-w", "a.eventapp", "--sheet", "LS-3114"),
            "“Programme booklet” takes no --sheet.",
        ),
    ],
)
def test_what_a_document_cannot_do_is_refused_in_a_sentence(
    sample: Shell, arguments: tuple[str, ...], said: str
) -> None:
    answer = sample.run("print", *arguments)

    assert (answer.code, answer.out) == (2, [])
    assert answer.err[0].startswith(said)
    assert not (sample.folder / "x.pdf").exists()


def test_a_paper_is_noted_with_whose_badges_were_on_it(sample: Shell) -> None:
    answer = sample.run("print", "badges", "-o", "b.pdf", "-w", "a.eventapp")

    pages = Print((sample.folder / "b.pdf").read_bytes()).pages
    assert answer == Answer(0, [f"Wrote b.pdf: {pages} pages."], answer.err)
    workspace = open_workspace(sample.folder / "a.eventapp")
    event = list_events(workspace)[0].id
    runs, missing = list_runs(workspace, event), without_badge(workspace, event)
    close_workspace(workspace)
    assert [(run.document, run.pages, run.items) for run in runs] == [("badges", pages, 78)]
    assert missing == frozenset()


def test_everything_there_is_goes_into_a_new_folder_at_once(sample: Shell) -> None:
    answer = sample.run("print", "all", "-o", "tomorrow", "-w", "a.eventapp")
    again = sample.run("print", "all", "-o", "tomorrow", "-w", "a.eventapp")

    files = sorted(path.name for path in (sample.folder / "tomorrow").iterdir())
    assert answer.out == [f"Wrote {len(files)} documents into tomorrow."]
    assert files[0] == "01 Programme booklet.pdf"
    # Nobody came yet: there is no certificate to print.
    assert len(files) == len([d for d in DOCUMENTS.values() if not d.test_page]) - 2
    folders = [path for path in sample.folder.iterdir() if path.name.startswith("tomorrow")]
    assert len(folders) == 2
    assert again.out != answer.out
    assert [path for path in sample.folder.iterdir() if path.name.endswith(".part")] == []


def test_labels_stand_where_this_computers_printer_prints_them_right(sample: Shell) -> None:
    arguments = ("print", "ruler", "-w", "a.eventapp", "-o")
    assert sample.run(*arguments, "plain.pdf").code == 0
    kept = SettingsFile(sample.home / "config" / "settings.json")
    kept.change(calibration={"LS-3114": (500, 0)})
    assert sample.run(*arguments, "shifted.pdf").code == 0

    plain, moved = (
        Print((sample.folder / name).read_bytes()).rectangles(0)
        for name in ("plain.pdf", "shifted.pdf")
    )
    assert moved[0][0] - plain[0][0] == pytest.approx(0.5, abs=0.02)


def test_a_document_with_nothing_to_print_says_so_and_writes_no_file(shell: Shell) -> None:
    shell.python("-c", _BLANK)

    answer = shell.run("print", "badges", "-o", "b.pdf", "-w", "blank.eventapp")

    assert answer == Answer(2, [], ["Nobody is registered yet."])
    assert not (shell.folder / "b.pdf").exists()


_BLANK = """
from datetime import date
from pathlib import Path
from eventapp.services.events import create_event
from eventapp.services.workspace import close_workspace, create_workspace
workspace = create_workspace(Path("blank.eventapp"))
create_event(workspace, title="Blank", first_day=date(2030, 1, 24))
close_workspace(workspace)
"""
