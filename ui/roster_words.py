"""What a list of attendees holds and becomes, in words: for the window and the command line.

The command line speaks through this module, so it knows nothing of Qt.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from eventapp.domain.roster import Meaning, Outcome, Problem, RowProblem
from ui.language import _, ngettext, pgettext

if TYPE_CHECKING:
    from eventapp.domain.roster import RosterChange, RosterPlan, RosterResult

_LONGEST: Final = 80


def meaning_word(meaning: Meaning) -> str:
    """What a column is taken for."""
    return _MEANINGS[meaning]()


def outcome_word(outcome: Outcome) -> str:
    """What becomes of a row."""
    return _OUTCOMES[outcome]()


def problem_words(found: RowProblem) -> str:
    """What is odd about a row and what is done about it, in one sentence."""
    return _PROBLEMS[found.problem]() % {
        "column": found.column[:_LONGEST],
        "value": found.value[:_LONGEST],
    }


def change_words(change: "RosterChange") -> str:
    """One field of somebody who is there: before and after."""
    word = change.own or meaning_word(change.meaning)
    before, after = change.before[:_LONGEST], change.after[:_LONGEST]
    if before in {"", after}:
        return _("%(field)s: %(after)s") % {"field": word, "after": after}
    return _("%(field)s: %(before)s → %(after)s") % {
        "field": word,
        "before": before,
        "after": after,
    }


def plan_words(plan: "RosterPlan") -> str:
    """How many rows become what."""
    counted = ((outcome, plan.counts.get(outcome, 0)) for outcome in Outcome)
    parts = [
        pgettext("how many rows become what", "%(what)s %(n)d")
        % {"what": outcome_word(outcome), "n": count}
        for outcome, count in counted
        if count
    ]
    waiting = waiting_words(len(plan.waiting))
    return " · ".join(filter(None, (*parts, waiting))) or _("There is nobody in it.")


def waiting_words(count: int) -> str:
    """How many of those added find no place; nothing where all do."""
    words = ngettext("%(n)d on the waiting list", "%(n)d on the waiting list", count)
    return words % {"n": count} if count else ""


def import_button(plan: "RosterPlan") -> str:
    """What the button does that takes the list in."""
    added = plan.counts.get(Outcome.NEW, 0)
    changed = plan.counts.get(Outcome.CHANGED, 0)
    if added and changed:
        return _("Add %(added)d, change %(changed)d") % {"added": added, "changed": changed}
    if changed:
        return ngettext("Change %(n)d person", "Change %(n)d people", changed) % {"n": changed}
    return ngettext("Import %(n)d person", "Import %(n)d people", added) % {"n": added}


def result_words(result: "RosterResult") -> str:
    """What an import did, in one sentence."""
    if result.changed_nothing:
        return _("Everybody in the list was there already. Nothing was changed.")
    parts = []
    if result.added:
        count = len(result.added)
        parts.append(ngettext("%(n)d added", "%(n)d added", count) % {"n": count})
    if result.changed:
        parts.append(
            ngettext("%(n)d changed", "%(n)d changed", result.changed) % {"n": result.changed}
        )
    if result.waiting:
        parts.append(waiting_words(result.waiting))
    left_out = result.skipped + result.gone
    if left_out:
        parts.append(ngettext("%(n)d left out", "%(n)d left out", left_out) % {"n": left_out})
    return _("Imported the list: %(what)s") % {"what": ", ".join(parts)}


_MEANINGS: Final[dict[Meaning, Callable[[], str]]] = {
    Meaning.NAME: lambda: _("Name"),
    Meaning.FIRST_NAME: lambda: _("First name"),
    Meaning.LAST_NAME: lambda: _("Family name"),
    Meaning.NAME_EN: lambda: _("English name"),
    Meaning.ORGANISATION: lambda: _("Organisation"),
    Meaning.DEPARTMENT: lambda: _("Department"),
    Meaning.POSITION: lambda: _("Position"),
    Meaning.EMAIL: lambda: _("E-mail"),
    Meaning.PHONE: lambda: _("Phone"),
    Meaning.CATEGORY: lambda: _("Category"),
    Meaning.STATUS: lambda: _("Status"),
    Meaning.CONSENT: lambda: _("Consent to personal data"),
    Meaning.CONSENT_NEWS: lambda: _("Consent to news"),
    Meaning.CONSENT_THIRD_PARTY: lambda: _("Consent to handing on data"),
    Meaning.CONSENT_PHOTOGRAPH: lambda: _("Consent to photographs"),
    Meaning.CODE: lambda: _("Code of another system"),
    Meaning.NOTE: lambda: _("Note"),
    Meaning.REGISTERED_AT: lambda: _("Registered on"),
    Meaning.OWN: lambda: _("A field of its own"),
    Meaning.IGNORED: lambda: _("Not imported"),
    Meaning.REFUSED: lambda: _("Never imported"),
}

_OUTCOMES: Final[dict[Outcome, Callable[[], str]]] = {
    Outcome.NEW: lambda: pgettext("a row of a list", "New"),
    Outcome.CHANGED: lambda: pgettext("a row of a list", "Changed"),
    Outcome.UNCHANGED: lambda: pgettext("a row of a list", "As it is"),
    Outcome.SKIPPED: lambda: pgettext("a row of a list", "Left out"),
}

_PROBLEMS: Final[dict[Problem, Callable[[], str]]] = {
    Problem.NO_NAME: lambda: _("There is no name, so the row is left out."),
    Problem.NOT_A_PERSON: lambda: _("“%(value)s” is a heading or a sum, and nobody’s name."),
    Problem.TWICE: lambda: _("The same person stands in row %(value)s, so this row is left out."),
    Problem.UNSURE_WHO: lambda: _(
        "Somebody who is there may be the same person (%(value)s), so the row is left out."
    ),
    Problem.BAD_PHONE: lambda: _("“%(value)s” is no phone number; it is kept as it is."),
    Problem.BAD_EMAIL: lambda: _("“%(value)s” is no e-mail address; it is kept in the notes."),
    Problem.BAD_DATE: lambda: _("“%(value)s” is no date; the time of the import is taken."),
    Problem.UNKNOWN_STATUS: lambda: _("The status “%(value)s” is not known; it is left out."),
    Problem.UNKNOWN_CONSENT: lambda: _(
        "“%(value)s” says neither yes nor no; it is not taken for consent."
    ),
    Problem.SHORTENED: lambda: _("“%(column)s” was too long and was shortened."),
    Problem.NO_HEADING: lambda: _("A cell beyond the headings is left out: “%(value)s”."),
    Problem.BROKEN_TEXT: lambda: _(
        "Some letters of “%(value)s” could not be read; they are left out."
    ),
    Problem.ODD_QUOTES: lambda: _(
        "A quotation mark is opened and never closed; the row was read as it stands."
    ),
    Problem.RESIDENT_NUMBER: lambda: _(
        "“%(column)s” holds a resident registration number; it is left out."
    ),
    Problem.SHARED_CONTACT: lambda: _(
        "Somebody of another name has the same contact: “%(value)s”."
    ),
    Problem.NOT_A_CHOICE: lambda: _(
        "“%(column)s” does not offer “%(value)s”, so that is left out."
    ),
    Problem.OTHER_CODE: lambda: _("The code that is there stays: “%(value)s”."),
    Problem.CONSENT_STANDS: lambda: _(
        "A newer answer to a consent, or a refusal, is there already; it stays."
    ),
    Problem.STAYS_CANCELLED: lambda: _("Was cancelled here and stays cancelled."),
    Problem.NO_PLACE: lambda: _("Every place is taken, so this goes on the waiting list."),
}
