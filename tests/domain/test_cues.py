import json
from dataclasses import replace
from datetime import date

import pytest

from eventapp.domain.cues import (
    CueColumn,
    CueLine,
    CueMarks,
    changes_since,
    content_of,
    left_over,
    lines_of,
    off_by,
    starts,
)
from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import SessionKind

DAY = date(2026, 12, 24)
OWN = CueLine("session:1", SessionId(1), DAY, "대회의실", "", 600, 10, kind=SessionKind.OPENING)
FIRST = CueLine("cue:1", SessionId(2), DAY, "대회의실", "", 610, 4, segment="입장", audio="음악 1")
SECOND = replace(FIRST, key="cue:2", start=614, length=6, segment="개회 선언", who="사회자")
SHEET = (OWN, FIRST, SECOND)


def test_cues_follow_one_another_and_are_compared_with_their_session() -> None:
    assert starts(610, [4, 0, 6]) == [610, 614, 614]
    assert [off_by(10, lengths) for lengths in ([4, 6], [4, 8], [4])] == [0, 2, -6]
    assert [left_over(10, lengths) for lengths in ([4], [4, 8], [])] == [6, 0, 10]


def test_a_sheet_is_read_back_from_its_content_and_nothing_else_is() -> None:
    assert lines_of(content_of(SHEET)) == SHEET
    assert content_of(SHEET) == content_of(SHEET)
    for other in ("", "{}x", "[1]", '[{"key": "cue:1"}]', "null", '{"a": 1}', "{}", '""', "7"):
        assert lines_of(other) is None
    assert lines_of("[" * 100_000) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("key", 1),
        ("room", None),
        ("start", "x"),
        ("length", 1.5),
        ("session", True),
        ("kind", "dance"),
        ("kind", []),
        ("day", "tomorrow"),
        ("day", 20261224),
    ],
)
def test_a_line_with_anything_else_in_a_place_is_no_line(name: str, value: object) -> None:
    entries = json.loads(content_of(SHEET))
    entries[1][name] = value

    assert lines_of(json.dumps(entries)) is None


def test_nothing_is_marked_without_a_print_before_or_a_change() -> None:
    assert changes_since(None, SHEET) == CueMarks()
    assert changes_since(SHEET, SHEET).count == 0


def test_one_edited_cell_is_one_mark() -> None:
    marks = changes_since(SHEET, (OWN, replace(FIRST, audio="음악 2"), SECOND))

    assert marks == CueMarks(changed={"cue:1": frozenset({CueColumn.AUDIO})})
    assert marks.count == 1


def test_a_longer_cue_marks_its_length_and_the_time_of_what_follows() -> None:
    longer = (OWN, replace(FIRST, length=5), replace(SECOND, start=615))

    assert changes_since(SHEET, longer).changed == {
        "cue:1": frozenset({CueColumn.LENGTH}),
        "cue:2": frozenset({CueColumn.TIME}),
    }


def test_another_room_is_told_with_the_time_and_another_kind_with_what_it_is() -> None:
    elsewhere = replace(OWN, room="소회의실", kind=SessionKind.WELCOME)

    assert changes_since(SHEET, (elsewhere, FIRST, SECOND)).changed == {
        "session:1": frozenset({CueColumn.TIME, CueColumn.SEGMENT})
    }


def test_new_lines_and_those_that_are_gone_are_told() -> None:
    added = replace(FIRST, key="cue:9", start=620)

    marks = changes_since(SHEET, (OWN, FIRST, added))

    assert (marks.new, marks.gone, marks.count) == (frozenset({"cue:9"}), (SECOND,), 2)


def test_a_session_that_got_cues_goes_on_in_the_first_of_them() -> None:
    first = replace(OWN, key="cue:7", kind=None, segment="개회 선언", length=4)
    second = replace(first, key="cue:8", start=604, length=6)

    marks = changes_since((OWN,), (first, second))

    assert marks == CueMarks(
        new=frozenset({"cue:8"}),
        changed={"cue:7": frozenset({CueColumn.LENGTH, CueColumn.SEGMENT})},
    )


def test_a_session_that_lost_its_cues_goes_on_for_the_first_of_them() -> None:
    first = replace(OWN, key="cue:7", kind=None, segment="개회 선언", length=4)
    second = replace(first, key="cue:8", start=604, length=6)

    assert changes_since((first, second), (OWN,)) == CueMarks(
        changed={OWN.key: frozenset({CueColumn.LENGTH, CueColumn.SEGMENT})}, gone=(second,)
    )
