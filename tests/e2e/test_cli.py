import re
import sys

import pytest

from eventapp import __version__
from eventapp.domain.kinds import Language
from eventapp.domain.sheets import SHEETS
from eventapp.settings import SettingsFile
from tests.e2e.shell import Answer, NearShell, Shell
from tests.reports.reading import Print
from ui.printing.documents import DOCUMENTS


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample as the command writes it, once for all tests."""
    shell = Shell(tmp_path_factory.mktemp("workshop"))
    assert shell.run("sample", "a.eventapp") == Answer(
        0, ["Wrote the sample workshop into a.eventapp."], []
    )
    return (shell.folder / "a.eventapp").read_bytes()


@pytest.fixture
def sample(shell: Shell, workshop: bytes) -> Shell:
    (shell.folder / "a.eventapp").write_bytes(workshop)
    return shell


def test_the_sample_is_never_written_over_a_file(sample: Shell, workshop: bytes) -> None:
    answer = sample.run("sample", "a.eventapp")

    assert answer == Answer(
        2,
        [],
        ["There is already a file “a.eventapp”. It was not changed. Choose another name."],
    )
    assert (sample.folder / "a.eventapp").read_bytes() == workshop


@pytest.mark.parametrize(
    ("paper", "spoken", "size", "word"),
    [
        ("A4", "ko", (595, 842), "기조발표"),
        ("A5", "ko", (420, 595), "기조발표"),
        ("A4", "en", (595, 842), "Keynote"),
        ("A5", "en", (420, 595), "Keynote"),
    ],
)
def test_the_programme_is_printed(
    sample: Shell, paper: str, spoken: str, size: tuple[int, int], word: str
) -> None:
    arguments = ("print", "programme", "-o", "p.pdf", "-w", "a.eventapp")
    answer = sample.run(*arguments, "--paper", paper, "--lang", spoken)

    printed = Print((sample.folder / "p.pdf").read_bytes())
    box = printed.reader.pages[0].mediabox
    assert answer == Answer(0, [f"Wrote p.pdf: {printed.pages} pages."], [])
    assert (round(float(box.width)), round(float(box.height))) == size
    assert word in printed.text()


@pytest.mark.parametrize(("sheet", "to_a_page"), [("LS-3114", 8), ("90x60", 1)])
def test_badges_are_printed_with_the_codes_that_are_listed(
    sample: Shell, sheet: str, to_a_page: int
) -> None:
    answer = sample.run("print", "badges", "-o", "b.pdf", "-w", "a.eventapp", "--sheet", sheet)

    printed = Print((sample.folder / "b.pdf").read_bytes())
    assert answer == Answer(0, [f"Wrote b.pdf: {printed.pages} pages."], [])
    assert len(printed.codes(0)) == to_a_page
    assert set(printed.codes(0)) <= {code for _name, code in sample.codes()}


def test_badges_begin_at_the_label_asked_for(sample: Shell) -> None:
    arguments = ("print", "badges", "-o", "b.pdf", "-w", "a.eventapp")
    answer = sample.run(*arguments, "--start", "6", "--lang", "en")

    printed = Print((sample.folder / "b.pdf").read_bytes())
    assert answer.code == 0
    assert len(printed.codes(0)) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("poster",),
            f"There is no document “poster”. Choose one of: {', '.join(DOCUMENTS)}.",
        ),
        (
            ("badges", "--sheet", "LS-9"),
            f"There is no sheet “LS-9”. Choose one of: {', '.join(SHEETS)}.",
        ),
        (
            ("badges", "--start", "9"),
            "The sheet “LS-3114” has labels 1 to 8.",
        ),
        (
            ("badges", "--event", "7"),
            "Say which event with --event N.",
        ),
    ],
)
def test_what_there_is_not_is_refused_in_one_sentence(
    sample: Shell, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = sample.run("print", *arguments, "-o", "x.pdf", "-w", "a.eventapp")

    assert (answer.code, answer.out, answer.err[-1]) == (2, [], sentence)
    assert not (sample.folder / "x.pdf").exists()


def test_a_file_in_a_missing_folder_is_not_written(sample: Shell) -> None:
    answer = sample.run("print", "badges", "-o", "nowhere/b.pdf", "-w", "a.eventapp")

    assert (answer.code, answer.out) == (2, [])
    assert answer.err[0].startswith("There is no folder “nowhere” for “b.pdf”.")


def test_a_code_lets_in_once(sample: Shell) -> None:
    name, code = sample.codes()[5]
    first = sample.run("check-in", code, "-w", "a.eventapp")
    second = sample.run("check-in", code, "-w", "a.eventapp")
    typed_in_hangul = sample.run("check-in", "안녕하세요", "-w", "a.eventapp")

    assert (first.code, first.err) == (0, [])
    assert first.out[0].split(" · ")[:2] == ["Admitted", name]
    assert (second.code, second.err) == (1, [])
    assert second.out[0].split(" · ")[:2] == ["Already admitted", name]
    assert re.fullmatch(r"Came in at \d\d:\d\d, Desk 1", second.out[0].split(" · ")[-1])
    assert typed_in_hangul == Answer(1, ["Not a ticket"], [])


def test_somebody_goes_out_by_the_gate_they_came_in_by(sample: Shell) -> None:
    name, code = sample.codes()[5]
    into = ("check-in", code, "-w", "a.eventapp", "--gate", "1")
    answers = [sample.run(*into, *way) for way in ((), ("--out",), ("--out",), ())]

    assert [(answer.code, answer.out[0].split(" · ")[1]) for answer in answers] == [
        (0, name),
        (0, name),
        (1, name),
        (0, name),
    ]


def test_a_gate_there_is_not_is_refused_with_those_there_are(sample: Shell) -> None:
    _name, code = sample.codes()[5]

    answer = sample.run("check-in", code, "-w", "a.eventapp", "--gate", "77")

    assert answer == Answer(2, [], ["1\tEntrance", "Say which gate with --gate N."])


def test_a_check_in_leaves_no_backup_for_there_would_be_hundreds(sample: Shell) -> None:
    _name, code = sample.codes()[5]
    before = sorted(sample.home.rglob("*.eventapp"))
    answer = sample.run("check-in", code, "-w", "a.eventapp")

    assert (answer.code, answer.out[0].split(" · ")[0], answer.err) == (0, "Admitted", [])
    assert sorted(sample.home.rglob("*.eventapp")) == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_says_so_in_a_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for way in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(way, raising=False)

    assert shell.run() == Answer(
        2, [], ["There is no display to show the window on. “eventapp -h” lists what there is."]
    )


def test_codes_lists_everybody_with_a_ticket(sample: Shell) -> None:
    codes = sample.codes()

    assert len(codes) == 80
    assert len({code for _name, code in codes}) == 80
    assert all(len(code) == 26 for _name, code in codes)


def test_the_doctor_finds_a_whole_workspace_whole(sample: Shell) -> None:
    answer = sample.run("doctor", "a.eventapp")

    assert (answer.code, answer.err) == (0, [])
    assert "attendee\t80" in answer.out
    assert answer.out[-1] == "This workspace is whole."


def test_the_doctor_finds_a_damaged_one_damaged_and_leaves_it(
    sample: Shell, workshop: bytes
) -> None:
    damaged = bytearray(workshop)
    damaged[20_000:30_000] = b"\x55" * 10_000
    (sample.folder / "a.eventapp").write_bytes(damaged)
    answer = sample.run("doctor", "a.eventapp")

    assert (answer.code, answer.out) == (1, [])
    assert answer.err[0].startswith("“a.eventapp” is damaged. The file was kept as it is.")
    assert (sample.folder / "a.eventapp").read_bytes() == bytes(damaged)


@pytest.mark.parametrize(
    "arguments",
    [
        ("codes", "-w", "gone.eventapp"),
        ("check-in", "ABC", "-w", "gone.eventapp"),
        ("print", "programme", "-o", "p.pdf", "-w", "gone.eventapp"),
        ("doctor", "gone.eventapp"),
    ],
)
def test_a_missing_workspace_is_said_to_be_missing(
    shell: Shell, arguments: tuple[str, ...]
) -> None:
    answer = shell.run(*arguments)

    gone = shell.folder / "gone.eventapp"
    assert answer == Answer(2, [], [f"There is no file “{gone}”. Check the path."])
    assert not gone.exists()


def test_a_foreign_file_is_left_as_it_is(shell: Shell) -> None:
    (shell.folder / "notes.txt").write_text("장보기: 사과", encoding="utf-8")
    answer = shell.run("codes", "-w", "notes.txt")

    assert (answer.code, answer.out, len(answer.err)) == (2, [], 1)
    assert (shell.folder / "notes.txt").read_text(encoding="utf-8") == "장보기: 사과"


@pytest.mark.parametrize("verb", [("doctor",), ("codes", "-w")])
@pytest.mark.parametrize("content", ["성명,소속\n홍길동,한국재단\n" * 20, "장보기", ""])
def test_a_list_is_no_damaged_workspace(shell: Shell, verb: tuple[str, ...], content: str) -> None:
    (shell.folder / "l1.csv").write_text(content, encoding="utf-8")

    sentence = "“l1.csv” is not a workspace of this program. The file was not changed."
    assert NearShell(shell.folder).run(*verb, "l1.csv") == Answer(2, [], [sentence])


def test_a_workspace_whose_beginning_is_lost_is_damaged(shell: Shell) -> None:
    (shell.folder / "a.eventapp").write_bytes(b"\0" * 4096)

    sentence = "“a.eventapp” is damaged. The file was kept as it is."
    assert shell.run("doctor", "a.eventapp") == Answer(1, [], [sentence])


@pytest.mark.parametrize(
    ("arguments", "english", "korean"),
    [
        (("brew",), "There is no command “brew”.", "“brew” 명령은 없어요."),
        (("codes",), "“--workspace” is missing.", "“--workspace” 항목이 빠졌어요."),
        (("doctor",), "“FILE” is missing.", "“FILE” 항목이 빠졌어요."),
        (("codes", "-x"), "There is no option “-x”.", "“-x” 옵션은 없어요."),
        (
            ("codes", "--workspac", "a"),
            "There is no option “--workspac”. Did you mean: --workspace?",
            "“--workspac” 옵션은 없어요. 혹시 이것인가요: --workspace",
        ),
        (
            ("codes", "-w"),
            "“-w” needs a value after it.",
            "“-w” 뒤에 값이 있어야 해요.",
        ),
        (("--version=3",), "“--version” takes no value.", "“--version”에는 값을 쓰지 않아요."),
        (("doctor", "a", "b"), "Too many arguments: b", "인자가 너무 많아요: b"),
        (
            ("print", "badges", "-o", "x", "-w", "y", "--paper", "A9"),
            "“--paper” does not take this value: one of A4, A5, A3, A2",
            "“--paper”에 쓸 수 없는 값이에요: A4, A5, A3, A2 가운데 하나를 쓰세요",
        ),
        (
            ("issue-certificates", "-w", "y", "--least", "101"),
            "“--least” does not take this value: at most 100",
            "“--least”에 쓸 수 없는 값이에요: 100 이하여야 해요",
        ),
        (
            ("print", "badges", "--start", "0"),
            "“--start” does not take this value: at least 1",
            "“--start”에 쓸 수 없는 값이에요: 1 이상이어야 해요",
        ),
        (
            ("codes", "-w", "y", "--event", "first"),
            "“--event” does not take this value: a whole number",
            "“--event”에 쓸 수 없는 값이에요: 숫자를 쓰세요",
        ),
    ],
)
def test_arguments_that_cannot_be_read_are_told_in_the_user_s_language(
    shell: Shell, arguments: tuple[str, ...], english: str, korean: str
) -> None:
    near = NearShell(shell.folder)
    assert near.run(*arguments) == Answer(2, [], [english, "“eventapp -h” lists what there is."])
    SettingsFile(near.home / "config" / "settings.json").change(language=Language.KOREAN)
    answer = near.run(*arguments)

    assert (answer.code, answer.out, answer.err[0]) == (2, [], korean)


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.run("--version") == Answer(0, [f"eventapp {__version__}"], [])


def test_an_unknown_command_points_at_the_help(shell: Shell) -> None:
    answer = shell.run("brew")

    assert (answer.code, answer.out) == (2, [])
    assert answer.err == ["There is no command “brew”.", "“eventapp -h” lists what there is."]


@pytest.mark.parametrize(
    "arguments",
    [
        ("codes", "-w", "a.eventapp"),
        ("check-in", "ABC", "-w", "a.eventapp"),
        ("print", "badges", "-o", "b.pdf", "-w", "a.eventapp"),
        ("doctor", "a.eventapp"),
    ],
)
def test_the_command_line_needs_no_qt(sample: Shell, arguments: tuple[str, ...]) -> None:
    program = (
        "import contextlib, sys\n"
        "import main\n"
        f"sys.argv = {['eventapp', *arguments]!r}\n"
        "with contextlib.suppress(SystemExit):\n"
        "    main.main()\n"
        "print('PySide6' in sys.modules, file=sys.stderr)\n"
    )

    assert sample.python("-c", program).err == ["False"]
