"""The report of what was odd: readable in a spreadsheet, and harmless there."""

import csv
import io
from pathlib import Path

from eventapp.domain.kinds import Language
from eventapp.domain.roster import Outcome, Problem, RosterPlan, RowProblem
from eventapp.exchange.roster.report import write_report
from tests.exchange.roster.lists import roster


def report(plan: RosterPlan, language: Language = Language.ENGLISH) -> list[list[str]]:
    out = io.BytesIO()
    write_report(out, plan, language=language)
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))


def plan_of(text: str, *more: RowProblem) -> RosterPlan:
    found = roster(text)
    outcomes = [Outcome.NEW] * len(found.rows)
    return RosterPlan(found, outcomes, {}, {}, (*found.problems, *more))


def test_every_problem_is_a_row_with_its_reason() -> None:
    plan = plan_of("성명,휴대폰\n홍길동,12\n,010-1234-5678\n")

    assert report(plan) == [
        ["Row", "Name", "Column", "What stands there", "What was done", "Why"],
        [
            "2",
            "홍길동",
            "휴대폰",
            "12",
            "row taken",
            "It is no phone number. It is kept as it is.",
        ],
        ["3", "", "", "010-1234-5678", "row left out", "There is no name."],
    ]
    assert report(plan, Language.KOREAN)[2][-2:] == ["행을 뺌", "이름이 없어요."]


def test_every_problem_has_words() -> None:
    plan = plan_of("성명\n홍길동\n", *(RowProblem(2, "", one, "x") for one in Problem))

    assert all(row[-1] for row in report(plan))


def test_cells_are_inert_and_refused_values_are_not_in_it(tmp_path: Path) -> None:
    plan = plan_of(
        "성명\t휴대폰\t비고\n=1+1\t@12\t900101-1234567\n",
        *(
            RowProblem(2, "", Problem.BAD_DATE, value)
            for value in ("+82", "-1", "\tx", "\rx", "＝1+1")
        ),
        RowProblem(2, "", Problem.RESIDENT_NUMBER, "900101-1234567"),
    )

    write_report(tmp_path / "report.csv", plan, language=Language.KOREAN)

    data = (tmp_path / "report.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"900101" not in data
    values = [row[3] for row in report(plan)[1:]]
    assert values == ["'@12", "'+82", "'-1", "'\tx", "'\rx", "'＝1+1", ""]
    assert {row[1] for row in report(plan)[1:]} == {"'=1+1"}
