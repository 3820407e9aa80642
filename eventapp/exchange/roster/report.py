"""A report of what was odd about a list, for whoever sent it: row, what stands there, why.

It is a CSV that spreadsheets open with its Hangul whole (a mark for UTF-8), and no cell of it is
taken for a formula. What was refused, a resident registration number, is not in it.
"""

import csv
import io
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.kinds import Language
from eventapp.domain.roster import HOLDING_BACK, Problem, RosterPlan, RowProblem
from eventapp.exchange.inert import inert
from eventapp.files import write_to
from eventapp.i18n import catalogue


def write_report(out: Path | BinaryIO, plan: RosterPlan, *, language: Language) -> None:
    """Write every problem of a list's rows, whole or not at all.

    Raises:
        CannotWriteFile: The folder or the disk refused, or another program holds the file.
    """
    words = catalogue(language)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_headings(words))
    names = {row.number: row.name for row in plan.roster.rows} if plan.problems else {}
    for problem in plan.problems:
        writer.writerow(map(inert, _cells(problem, names.get(problem.row, ""), words)))
    data = b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")
    write_to(out, lambda file: file.write(data))


def _headings(words: NullTranslations) -> tuple[str, ...]:
    return (
        words.gettext("Row"),
        words.gettext("Name"),
        words.gettext("Column"),
        words.gettext("What stands there"),
        words.gettext("What was done"),
        words.gettext("Why"),
    )


def _cells(problem: RowProblem, name: str, words: NullTranslations) -> Iterator[str]:
    held_back = problem.problem in HOLDING_BACK
    yield str(problem.row)
    yield name
    yield problem.column
    yield "" if problem.problem is Problem.RESIDENT_NUMBER else problem.value
    yield words.gettext("row left out") if held_back else words.gettext("row taken")
    yield _reason(problem.problem, words)


def _reason(problem: Problem, words: NullTranslations) -> str:
    reasons: dict[Problem, Callable[[], str]] = {
        Problem.NO_NAME: lambda: words.gettext("There is no name."),
        Problem.NOT_A_PERSON: lambda: words.gettext("It is a heading or a sum, and nobody’s name."),
        Problem.TWICE: lambda: words.gettext("The same person stands in the row named."),
        Problem.UNSURE_WHO: lambda: words.gettext("Somebody who is there may be the same person."),
        Problem.BAD_PHONE: lambda: words.gettext("It is no phone number. It is kept as it is."),
        Problem.BAD_EMAIL: lambda: words.gettext(
            "It is no e-mail address. It is kept in the notes."
        ),
        Problem.BAD_DATE: lambda: words.gettext("It is no date. The time of the import is taken."),
        Problem.UNKNOWN_STATUS: lambda: words.gettext("The status is not known. It is left out."),
        Problem.UNKNOWN_CONSENT: lambda: words.gettext(
            "It says neither yes nor no. It is not taken for consent."
        ),
        Problem.SHORTENED: lambda: words.gettext("It was too long and was shortened."),
        Problem.NO_HEADING: lambda: words.gettext("The cell has no heading. It is left out."),
        Problem.BROKEN_TEXT: lambda: words.gettext(
            "Some letters could not be read. They are left out."
        ),
        Problem.ODD_QUOTES: lambda: words.gettext(
            "A quotation mark is opened and never closed. The row was read as it stands."
        ),
        Problem.RESIDENT_NUMBER: lambda: words.gettext(
            "It is a resident registration number, which no list may hold. It is left out."
        ),
        Problem.SHARED_CONTACT: lambda: words.gettext(
            "Somebody of another name has the same e-mail or phone."
        ),
        Problem.NOT_A_CHOICE: lambda: words.gettext(
            "The field does not offer this answer. It is left out."
        ),
        Problem.OTHER_CODE: lambda: words.gettext(
            "The same person has another code here. That code stays."
        ),
        Problem.CONSENT_STANDS: lambda: words.gettext(
            "A newer answer to a consent, or a refusal, is here already. It stays."
        ),
        Problem.STAYS_CANCELLED: lambda: words.gettext(
            "The registration was cancelled here. It stays cancelled."
        ),
        Problem.NO_PLACE: lambda: words.gettext(
            "Every place is taken. The person is put on the waiting list."
        ),
    }
    return reasons[problem]()
