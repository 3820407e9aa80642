import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from eventapp.domain.interchange import ExchangedProgramme
from eventapp.exchange.files import read_programme
from eventapp.services.workspace import create_workspace
from tests.e2e.shell import Answer, NearShell, Shell

SCHEDULE = """<?xml version="1.0" encoding="utf-8"?>
<schedule>
  <conference>
    <acronym>forum</acronym>
    <title>작은 포럼</title>
    <time_zone_name>Asia/Seoul</time_zone_name>
  </conference>
  <day index="1" date="2030-01-24"
       start="2030-01-24T09:00:00+09:00" end="2030-01-25T02:00:00+09:00">
    <room name="대강당">
      <event guid="6f1a7f0e-7d0b-4c63-9c7e-0d6c7a1d2b01" id="11">
        <date>2030-01-24T10:00:00+09:00</date>
        <start>10:00</start>
        <duration>00:30</duration>
        <title>여는 말</title>
        <persons><person id="1">김하늘</person></persons>
        <links><link href="https://example.org">slides</link></links>
      </event>
    </room>
    <room name="소강당">
      <event guid="6f1a7f0e-7d0b-4c63-9c7e-0d6c7a1d2b02" id="12">
        <date>2030-01-25T00:30:00+09:00</date>
        <start>00:30</start>
        <duration>01:00</duration>
        <title>밤의 토론</title>
        <persons><person id="2">이보라</person><person id="3">김하늘</person></persons>
      </event>
    </room>
  </day>
</schedule>
"""
TAKE_IN = ("import-programme", "forum.xml", "-w", "a.eventapp")


def give_out(name: str, *more: str) -> tuple[str, ...]:
    return ("export-programme", name, "-w", "a.eventapp", *more)


def write(shell: Shell, name: str, text: str | bytes) -> Path:
    path = shell.folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A terminal in an empty folder; ``test_cli`` starts the program anew for each command."""
    return NearShell(tmp_path)


@pytest.fixture
def forum(shell: Shell) -> Shell:
    """A folder with the forum's schedule, and a workspace it was taken into."""
    write(shell, "forum.xml", SCHEDULE)
    assert shell.run(*TAKE_IN).code == 0
    return shell


@pytest.fixture
def two_events(shell: Shell) -> Shell:
    """A workspace with the sample and the forum, as events 1 and 2."""
    write(shell, "forum.xml", SCHEDULE)
    assert shell.run("sample", "a.eventapp").code == 0
    made = shell.python(
        "-c",
        "from pathlib import Path\n"
        "from eventapp.exchange.files import read_programme\n"
        "from eventapp.services.importing import import_programme\n"
        "from eventapp.services.workspace import open_workspace\n"
        "workspace = open_workspace(Path('a.eventapp'))\n"
        "programme = read_programme(Path('forum.xml')).programme\n"
        "print(import_programme(workspace, programme, event_id=None).event)\n"
        "workspace.close()\n",
    )
    assert made == Answer(0, ["2"], [])
    return shell


# Taking in


def test_a_workspace_that_is_not_there_is_made(shell: Shell) -> None:
    write(shell, "forum.xml", SCHEDULE)
    answer = shell.run(*TAKE_IN)

    assert answer == Answer(
        0,
        [
            "Made the event “작은 포럼” with 2 sessions.",
            "Days added: Thursday 24 January 2030",
            "Rooms added: 대강당, 소강당",
            "People added to the directory: 김하늘, 이보라, 김하늘",
            "The file also holds what a workspace has no place for:",
            "  Links: 1 (여는 말)",
        ],
        [],
    )
    assert "session\t2" in shell.run("doctor", "a.eventapp").out


def test_the_same_file_again_changes_nothing(forum: Shell) -> None:
    answer = forum.run(*TAKE_IN)

    assert (answer.code, answer.err) == (0, [])
    assert answer.out[0] == "“작은 포럼” already is as the file says. Nothing was changed."


def test_a_later_file_brings_the_event_up_to_date(forum: Shell) -> None:
    later = SCHEDULE.replace("<duration>00:30", "<duration>00:45").replace("여는 말", "환영")
    later = later.replace("d2b02", "d2b03").replace('id="12"', 'id="13"')
    write(forum, "forum.xml", later.replace(">이보라<", ">박별<"))
    answer = forum.run(*TAKE_IN)

    assert (answer.code, answer.err) == (0, [])
    assert answer.out[:5] == [
        "“작은 포럼” is up to date with the file: 1 added, 1 changed, 0 unchanged.",
        "Added: “밤의 토론”",
        "Changed: “환영” (title “여는 말” → “환영”; length 30 min → 45 min)",
        "Kept, though not in the file: “밤의 토론”",
        "People added to the directory: 박별",
    ]


def test_the_report_is_given_in_korean_too(forum: Shell) -> None:
    settings = forum.home / "config" / "settings.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"language": "ko"}))
    answer = forum.run(*TAKE_IN)

    assert answer.out == [
        "“작은 포럼” 행사는 이미 파일과 같아요. 바뀐 것은 없어요.",
        "파일에는 작업 파일에 담을 수 없는 것도 있어요:",
        "  링크: 1 (여는 말)",
    ]


def test_a_workspace_without_events_gets_one(shell: Shell) -> None:
    create_workspace(shell.folder / "a.eventapp").close()
    write(shell, "forum.xml", SCHEDULE)

    assert shell.run(*TAKE_IN).out[0] == "Made the event “작은 포럼” with 2 sessions."


def test_with_several_events_one_has_to_be_named(two_events: Shell) -> None:
    before = sorted(two_events.run("doctor", "a.eventapp").out)
    answer = two_events.run(*TAKE_IN)

    assert (answer.code, answer.out, answer.err[-1]) == (2, [], "Say which event with --event N.")
    assert {line.split("\t")[0] for line in answer.err[:-1]} == {"1", "2"}
    assert sorted(two_events.run("doctor", "a.eventapp").out) == before
    assert two_events.run(*TAKE_IN, "--event", "2").out[0].endswith("Nothing was changed.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("codes",),
        ("check-in", "ABC"),
        ("print", "programme", "-o", "p.pdf"),
        ("export-programme", "p.xml"),
    ],
)
def test_every_verb_asks_which_event(two_events: Shell, arguments: tuple[str, ...]) -> None:
    answer = two_events.run(*arguments, "-w", "a.eventapp")

    assert (answer.code, answer.out, answer.err[-1]) == (2, [], "Say which event with --event N.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("codes",),
        ("check-in", "ABC"),
        ("print", "programme", "-o", "p.pdf"),
        ("export-programme", "p.xml"),
    ],
)
def test_every_verb_says_that_there_is_no_event(shell: Shell, arguments: tuple[str, ...]) -> None:
    create_workspace(shell.folder / "a.eventapp").close()
    answer = shell.run(*arguments, "-w", "a.eventapp")

    assert answer == Answer(2, [], ["This workspace has no event yet."])


def test_no_event_of_a_missing_workspace_can_be_named(shell: Shell) -> None:
    write(shell, "forum.xml", SCHEDULE)
    answer = shell.run(*TAKE_IN, "--event", "1")

    assert (answer.code, answer.out, len(answer.err)) == (2, [], 1)
    assert not (shell.folder / "a.eventapp").exists()


BAD_FILES: Iterable[tuple[str, bytes, str]] = [
    ("forum.xml", b"", "“forum.xml” is empty."),
    ("forum.xml", b"<schedule><day>", "“forum.xml” is damaged"),
    ("forum.xml", bytes(range(256)) * 9, "“forum.xml” is damaged"),
    ("forum.xml", b"<html><body>404</body></html>", "“forum.xml” holds no programme."),
    (
        "forum.xml",
        b'<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>',
        "“forum.xml” contains instructions",
    ),
    (
        "forum.xml",
        b'<!DOCTYPE s SYSTEM "file:///etc/passwd"><schedule/>',
        "“forum.xml” contains instructions",
    ),
    ("forum.json", b"[1, 2", "“forum.json” is damaged"),
    ("forum.json", b'{"shopping": ["apples"]}', "“forum.json” holds no programme."),
    ("forum.json", b"[" * 100_000, "“forum.json” is damaged"),
    ("forum.xlsx", b"PK\x03\x04 nothing", "“forum.xlsx” is damaged"),
    ("forum.txt", b"10:00 hello", "The ending of “forum.txt”"),
    ("forum.ics", b"BEGIN:VCALENDAR", "The ending of “forum.ics”"),
]


@pytest.mark.parametrize(("name", "data", "sentence"), BAD_FILES)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(
    forum: Shell, name: str, data: bytes, sentence: str
) -> None:
    write(forum, name, data)
    before = (forum.folder / "a.eventapp").read_bytes()
    into_known = forum.run("import-programme", name, "-w", "a.eventapp")
    into_new = forum.run("import-programme", name, "-w", "new.eventapp")

    assert (into_known.code, into_known.out, len(into_known.err)) == (2, [], 1)
    assert into_known.err[0].startswith(sentence)
    assert into_new == into_known
    assert (forum.folder / "a.eventapp").read_bytes() == before
    assert not list(forum.folder.glob("*new.eventapp*"))


def test_a_missing_file_is_said_to_be_missing(shell: Shell) -> None:
    answer = shell.run(*TAKE_IN)

    assert answer == Answer(2, [], ["“forum.xml” is not there, or it may not be read."])
    assert not (shell.folder / "a.eventapp").exists()


def test_a_workspace_made_for_an_import_that_fails_is_taken_away(shell: Shell) -> None:
    write(shell, "forum.xml", SCHEDULE)
    write(shell, "folder", "no folder")
    answer = shell.run("import-programme", "forum.xml", "-w", "folder/a.eventapp")

    assert (answer.code, answer.out, len(answer.err)) == (2, [], 1)
    assert sorted(path.name for path in shell.folder.iterdir()) == ["folder", "forum.xml", "home"]


# Giving out


@pytest.mark.parametrize("ending", [".xml", ".json", ".xlsx"])
def test_what_is_given_out_can_be_taken_in_again(forum: Shell, ending: str) -> None:
    assert forum.run(*give_out(f"out{ending}")) == Answer(0, [f"Wrote out{ending}."], [])

    assert [
        (session.public_id, session.title, session.room, session.start, session.length)
        for session in programme(forum, f"out{ending}").sessions
    ] == [(11, "여는 말", "대강당", 600, 30), (12, "밤의 토론", "소강당", 1470, 60)]
    taken = forum.run("import-programme", f"out{ending}", "-w", "a.eventapp")
    assert taken.out == ["“작은 포럼” already is as the file says. Nothing was changed."]


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (".ics", ("BEGIN:VTIMEZONE", "SUMMARY:여는 말", "SEQUENCE:0")),
        (".html", ("<title>작은 포럼", "여는 말", "소강당")),
    ],
)
def test_calendars_and_pages_are_written(forum: Shell, ending: str, words: tuple[str, ...]) -> None:
    answer = forum.run(*give_out(f"out{ending}"))

    text = (forum.folder / f"out{ending}").read_text("utf-8")
    assert (answer.code, answer.out[0], answer.err) == (0, f"Wrote out{ending}.", [])
    assert all(word in text for word in words)


def test_what_a_format_has_no_place_for_is_listed(shell: Shell) -> None:
    shell.run("sample", "a.eventapp")
    answer = shell.run(*give_out("out.xml"))

    assert answer.out[:2] == ["Wrote out.xml.", "This format has no place for:"]
    assert any(line.startswith("  Positions and organisations of people: ") for line in answer.out)


def test_a_calendar_counts_the_states_it_was_published_in(forum: Shell) -> None:
    forum.run(*give_out("out.ics"))
    write(forum, "forum.xml", SCHEDULE.replace("여는 말", "환영"))
    forum.run(*TAKE_IN)
    forum.run(*give_out("out.ics"))

    lines = (forum.folder / "out.ics").read_text("utf-8").splitlines()
    assert sorted(line for line in lines if line.startswith("SEQUENCE")) == [
        "SEQUENCE:0",
        "SEQUENCE:1",
    ]


@pytest.mark.parametrize(
    ("more", "titles"),
    [
        (("--room", "소강당"), ["밤의 토론"]),
        (("--person", "이보라"), ["밤의 토론"]),
        (("--person", "1"), ["여는 말"]),
        (("--room", "대강당", "--person", "1"), ["여는 말"]),
        (("--room", "소강당", "--person", "3"), ["밤의 토론"]),
    ],
)
def test_a_part_is_given_out(forum: Shell, more: tuple[str, ...], titles: list[str]) -> None:
    assert forum.run(*give_out("part.json", *more)) == Answer(0, ["Wrote part.json."], [])

    assert [session.title for session in programme(forum, "part.json").sessions] == titles


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ("--room", "옥상"),
            ["There is no room “옥상”. Choose one of: 대강당, 소강당."],
        ),
        (
            ("--person", "홍길동"),
            ["Nobody in the programme is called “홍길동”. Choose one of: 김하늘, 이보라."],
        ),
        (
            ("--person", "김하늘"),
            [
                "1\t김하늘\t",
                "3\t김하늘\t",
                "Several people have this name. Say which with --person and the number.",
            ],
        ),
    ],
)
def test_a_part_there_is_not_is_refused(
    forum: Shell, more: tuple[str, ...], said: list[str]
) -> None:
    assert forum.run(*give_out("part.ics", *more)) == Answer(2, [], said)
    assert not (forum.folder / "part.ics").exists()


def test_a_kind_nobody_writes_is_refused(forum: Shell) -> None:
    answer = forum.run(*give_out("out.doc"))

    assert (answer.code, answer.out, len(answer.err)) == (2, [], 1)
    assert answer.err[0].startswith("The ending of “out.doc” names no kind of file for this.")
    assert not (forum.folder / "out.doc").exists()


def test_a_file_in_a_missing_folder_is_not_written(forum: Shell) -> None:
    answer = forum.run(*give_out("nowhere/out.xml"))

    assert (answer.code, answer.out) == (2, [])
    assert answer.err[0].startswith("There is no folder “nowhere” for “out.xml”.")


def test_nothing_is_given_out_of_a_missing_workspace(shell: Shell) -> None:
    answer = shell.run(*give_out("out.xml"))

    assert (answer.code, answer.out, len(answer.err)) == (2, [], 1)
    assert not list(shell.folder.glob("*.eventapp"))


@pytest.mark.parametrize("ending", [".xml", ".json", ".ics", ".xlsx", ".html"])
def test_giving_out_and_taking_in_need_no_qt(forum: Shell, ending: str) -> None:
    for arguments in (give_out(f"out{ending}"), TAKE_IN):
        program = (
            "import contextlib, sys\n"
            "import main\n"
            f"sys.argv = {['eventapp', *arguments]!r}\n"
            "with contextlib.suppress(SystemExit):\n"
            "    main.main()\n"
            "print('PySide6' in sys.modules, file=sys.stderr)\n"
        )
        assert forum.python("-c", program).err == ["False"]


def programme(shell: Shell, name: str) -> ExchangedProgramme:
    """What a file in the folder says."""
    return read_programme(shell.folder / name).programme
