"""Which of the last scans can still be taken back from their list."""

from datetime import UTC, datetime

from eventapp.domain.ids import AttendeeId
from eventapp.domain.verdicts import Verdict
from eventapp.services.desk_log import ScanRow
from ui.checkin.recent import standing

NOON = datetime(2026, 11, 24, 3, tzinfo=UTC)


def log(*lines: tuple[Verdict, bool]) -> list[bool]:
    """Whether each line offers to be taken back; given and told in the order of the log."""
    rows = [
        ScanRow(number, NOON, verdict, cancelled, AttendeeId(1), "김솔", "", "1")
        for number, (verdict, cancelled) in enumerate(lines)
    ]
    return [recent.stands for recent in reversed(standing(rows[::-1]))]


def test_an_admission_stands_until_it_is_taken_back_itself() -> None:
    admitted, left = (Verdict.ADMITTED, False), (Verdict.LEFT, False)
    assert log(admitted) == [True]
    assert log(admitted, left) == [True, False]
    assert log(admitted, left, (Verdict.LEFT, True)) == [True, False, False]
    assert log(admitted, left, (Verdict.ADMITTED, True)) == [False, False, False]
    assert log(admitted, (Verdict.ADMITTED, True), admitted) == [False, False, True]
