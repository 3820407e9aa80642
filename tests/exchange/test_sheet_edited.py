"""Our own sheet after an organiser worked on it in a spreadsheet."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedSession,
    LeftOut,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, Language
from eventapp.exchange.sheet import read_sheet, write_sheet
from tests.exchange.programmes import SPEAKER, half_day

DAY = date(2026, 11, 24)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the sheet is."""
    return tmp_path / "programme.xlsx"


def talk(**fields: object) -> ExchangedProgramme:
    """A programme of one session."""
    session = ExchangedSession(guid=stable_guid("one"), title="발표", day=0, start=600)
    return ExchangedProgramme(
        title="행사",
        days=(ExchangedDay(DAY, 540, 1080),),
        sessions=(replace(session, **fields),),  # type: ignore[arg-type]  # a test's own words
    )


def edit(path: Path, change: "dict[str, str]") -> None:
    """Replace shared texts of a workbook, as an organiser would type over them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = parts["xl/sharedStrings.xml"].decode()
    for old, new in change.items():
        assert f"<t>{old}</t>" in texts
        texts = texts.replace(f"<t>{old}</t>", f"<t>{new}</t>")
    parts["xl/sharedStrings.xml"] = texts.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def test_a_person_whose_office_was_typed_over_keeps_everything_else(out: Path) -> None:
    person = ExchangedPerson(
        "이보라", "Lee Bora", stable_guid("p"), 7, position="교수", position_en="Professor",
        organisation="경상대학교", organisation_en="GNU", biography="약력",
    )  # fmt: skip
    write_sheet(talk(people=(person,)), out, language=Language.KOREAN)

    edit(out, {"이보라 (경상대학교, 교수)": "이보라 (경상대학교, 학장)"})

    assert read_sheet(out).programme.sessions[0].people == (
        replace(person, position="학장", position_en=""),
    )


def test_a_person_known_by_name_alone_has_what_the_sheet_of_people_says(out: Path) -> None:
    write_sheet(half_day(), out, language=Language.KOREAN)

    edit(out, {"이보라 교수": "이보라"})

    keynote = read_sheet(out).programme.sessions[2]
    assert keynote.people == (SPEAKER,)


def test_a_person_nobody_names_any_more_is_reported(out: Path) -> None:
    write_sheet(half_day(), out, language=Language.KOREAN)

    edit(out, {"이보라 교수": "정승태 부장"})
    read = read_sheet(out)

    assert read.left_out == (LeftOut(Detail.OTHER, 1, ("사람 3: 이보라",)),)
    assert read.programme.sessions[2].people == (
        ExchangedPerson("정승태", role=AppearanceRole.KEYNOTE, position="부장"),
    )


def test_a_copied_row_is_a_new_session(out: Path) -> None:
    one = talk(public_id=5, sequence=3).sessions[0]
    copied = replace(talk(), sessions=(one, replace(one, start=700)))
    write_sheet(copied, out, language=Language.KOREAN)

    first, second = read_sheet(out).programme.sessions

    assert first == one
    assert second == replace(one, guid=second.guid, public_id=None, sequence=0, start=700)
    assert second.guid != one.guid
    assert read_sheet(out).programme.sessions[1].guid == second.guid


@pytest.mark.parametrize(
    "change",
    [
        {"영문 요지": "다른 것"},
        {"이름": "다른 것"},
        {"행사명": "가", "약칭": "나", "행사장": "다", "시간대": "라", "색": "마", "판": "바",
         "영문 행사명": "사", "영문 행사장": "아", "식별자": "자"},
    ],
    ids=["a column", "the people", "the event"],
)  # fmt: skip
def test_a_sheet_that_something_was_taken_out_of_says_nothing_by_silence(
    out: Path, change: dict[str, str]
) -> None:
    write_sheet(half_day(), out, language=Language.KOREAN)
    assert read_sheet(out).complete

    edit(out, change)

    assert not read_sheet(out).complete
