"""Errors and steps in the user's words: what happened, what is safe, what to do.

Errors carry data and no sentences; this module words each of them once, for the
window and the command line alike.
"""

from collections.abc import Callable
from typing import Any

from eventapp.domain.errors import (
    CannotMakePaper,
    CannotOpen,
    CannotPrint,
    CannotRead,
    CannotReadList,
    CannotSend,
    CannotWriteFile,
    DeskRoleActive,
    EventAppError,
    FileProblem,
    InUse,
    InvalidReason,
    InvalidValue,
    NotFound,
    NothingToUndo,
    NotSaved,
    OpenProblem,
    OpenWarning,
    ReadOnly,
    UndoConflict,
    WriteProblem,
    WrongPin,
)
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from ui.language import _, ngettext


def word_error(error: Exception) -> str:
    """What happened, what is safe and what to do, for an error the user meets."""
    for known, sentence in _SENTENCES:
        if isinstance(error, known):
            return sentence(error)
    return _("Something did not work (%(what)s). Nothing was changed.") % {
        "what": type(error).__name__
    }


def _conflict_words(kind: Kind) -> str:
    if kind is Kind.ADMISSION:
        return _(
            "This step can no longer be taken back: somebody was admitted since, by what it did."
            " Cancel that check-in first. Nothing was changed."
        )
    return _(
        "This step can no longer be taken back: something newer depends on it. Nothing was changed."
    )


def word_step(step: Step) -> str:
    """The name of a step, as menus and the undo button show it."""
    return _STEPS[step]()


def word_warning(warning: OpenWarning) -> str:
    """What is odd about a workspace that did open, and what to do about it."""
    return _WARNINGS[warning]()


def _word_invalid(error: InvalidValue) -> str:
    return _("%(why)s Nothing was changed.") % {"why": _REASONS[error.reason]()}


def _word_in_use(error: InUse) -> str:
    if error.kind is Kind.EVENT:
        return _(
            "Attendees already came in to this event, so it was not deleted. Cancel their"
            " check-ins first."
        )
    if error.kind is Kind.ADMISSION:
        return _(
            "Both already came in, so they were not merged. If they are one person, cancel one"
            " of the check-ins first."
        )
    return _("This attendee already came in, so they were not deleted. Cancel the check-in first.")


def _word_wrong_pin(error: WrongPin) -> str:
    if not error.wait:
        return _("That is not the PIN.")
    wait = ngettext("in %(n)d second", "in %(n)d seconds", error.wait) % {"n": error.wait}
    if error.too_soon:
        return _("Too many wrong tries. Try again %(wait)s.") % {"wait": wait}
    return _("That is not the PIN. Try again %(wait)s.") % {"wait": wait}


def _word_cannot_open(error: CannotOpen) -> str:
    sentence = _PROBLEMS[error.problem]() % {"name": error.path.name}
    if error.problem is OpenProblem.DAMAGED and error.backup is not None:
        return sentence + " " + _("There is a backup: open the file in the window to restore it.")
    return sentence


def _word_not_saved(error: NotSaved) -> str:
    if error.stop:
        return _(
            "NOT saved: the disk reported an error, or the workspace’s file was moved or deleted."
            " Everything confirmed before is safe. Close the program and open the workspace again."
        )
    return _(
        "NOT saved: the disk is full. Everything confirmed before is safe. Make room on the"
        " disk and try again."
    )


def _word_unwritten(error: CannotWriteFile) -> str:
    folder = error.path.parent.name or error.path.parent
    sentence = _UNWRITTEN[error.problem]() % {"name": error.path.name, "folder": folder}
    return " ".join([sentence, *([_("The older file of that name is unchanged.")] * error.kept)])


def _word_cannot_make(error: CannotMakePaper) -> str:
    from ui.printing.documents import DOCUMENTS  # noqa: PLC0415 - loads the store

    title = DOCUMENTS[error.document].title()
    sentence = _("“%(title)s” could not be made, so nothing was written.") % {"title": title}
    return f"{sentence} {word_error(error.cause)}"


def _word_cannot_send(error: CannotSend) -> str:
    from ui.attendees.mailing.wording import cannot_send_words  # noqa: PLC0415 - loads the store

    return cannot_send_words(error)


_SENTENCES: tuple[tuple[type[EventAppError], Callable[[Any], str]], ...] = (
    (InvalidValue, _word_invalid),
    (InUse, _word_in_use),
    (CannotOpen, _word_cannot_open),
    (NotSaved, _word_not_saved),
    (NotFound, lambda _error: _("That was deleted meanwhile. The list is up to date again.")),
    (WrongPin, _word_wrong_pin),
    (
        DeskRoleActive,
        lambda _error: _(
            "This workspace is in desk mode, which only checks people in. Nothing was changed or"
            " written. Whoever knows the PIN can end desk mode in the window."
        ),
    ),
    (NothingToUndo, lambda _error: _("There is nothing more to take back.")),
    (UndoConflict, lambda error: _conflict_words(error.kind)),
    (
        ReadOnly,
        lambda _error: _(
            "This workspace is open to view only. To change it, save a copy where you may write."
        ),
    ),
    (
        CannotReadList,
        lambda error: _list_words(error.problem) % {"name": error.path.name},
    ),
    (
        CannotRead,
        lambda error: _FILES[error.problem]() % {"name": error.path.name, "line": error.line},
    ),
    (
        CannotPrint,
        lambda error: (
            _(
                "“%(printer)s” does not take the pages. Check that it is switched on and"
                " connected, or save the paper as a PDF file."
            )
            % {"printer": error.printer}
        ),
    ),
    (CannotMakePaper, _word_cannot_make),
    (CannotSend, _word_cannot_send),
    (CannotWriteFile, _word_unwritten),
)

_UNWRITTEN: dict[WriteProblem, Callable[[], str]] = {
    WriteProblem.REFUSED: lambda: _(
        "“%(name)s” could not be written. Choose another name or another folder."
    ),
    WriteProblem.HELD: lambda: _(
        "“%(name)s” could not be written. Close it in other programs or choose another name."
    ),
    WriteProblem.FULL: lambda: _(
        "“%(name)s” could not be written: the disk is full. Make room on it, or choose a folder"
        " on another disk."
    ),
    WriteProblem.FORBIDDEN: lambda: _(
        "“%(name)s” could not be written: you may not write in the folder “%(folder)s”. Choose"
        " another folder."
    ),
    WriteProblem.READ_ONLY: lambda: _(
        "“%(name)s” could not be written: its disk can only be read. Choose a folder on another"
        " disk."
    ),
    WriteProblem.NO_FOLDER: lambda: _(
        "There is no folder “%(folder)s” for “%(name)s”. Nothing was written. Check the path."
    ),
    WriteProblem.WORKSPACE: lambda: _(
        "“%(name)s” is a workspace or belongs to one. It was not changed. Choose another name."
    ),
}


_REASONS: dict[InvalidReason, Callable[[], str]] = {
    InvalidReason.EMPTY: lambda: _("This must not be empty."),
    InvalidReason.TOO_LONG: lambda: _("This text is too long."),
    InvalidReason.NOT_A_DATE: lambda: _("This is not a date."),
    InvalidReason.NOT_A_TIME: lambda: _("Write a time like 10:30."),
    InvalidReason.NOT_A_SHEET: lambda: _(
        "The labels do not fit on this sheet, or lie on one another. Measure again."
    ),
    InvalidReason.NOT_A_LAYOUT: lambda: _(
        "This is no badge layout of eventapp, or it is damaged. Choose another file."
    ),
    InvalidReason.NOT_A_LENGTH: lambda: _("Write a length like 20 or 1:30, at most two days."),
    InvalidReason.NOT_A_COUNT: lambda: _("Write a whole number, 0 or more."),
    InvalidReason.NOT_A_COLOUR: lambda: _("Write a colour like #0E6B5B."),
    InvalidReason.NOT_A_PICTURE: lambda: _(
        "This file is not a picture. Choose a PNG or JPEG file."
    ),
    InvalidReason.PICTURE_TOO_LARGE: lambda: _(
        "This picture is too large. Choose one of at most 80 megapixels."
    ),
    InvalidReason.FILE_TOO_LARGE: lambda: _("This file is too large. Choose one of at most 50 MB."),
    InvalidReason.NOT_A_PIN: lambda: _("Choose a PIN of 4 to 12 digits."),
    InvalidReason.NOT_A_ZONE: lambda: _("This time has no time zone."),
    InvalidReason.NOT_A_CHOICE: lambda: _("That is none of the choices of this field."),
    InvalidReason.NOT_A_LANGUAGE: lambda: _("Write a language’s code like ko, en or pt-BR."),
}

_PROBLEMS: dict[OpenProblem, Callable[[], str]] = {
    OpenProblem.MISSING: lambda: _(
        "“%(name)s” is not there any more. Was it moved or renamed? Open it where it is now."
    ),
    OpenProblem.NOT_OURS: lambda: _(
        "“%(name)s” is not a workspace of this program. The file was not changed."
    ),
    OpenProblem.NEWER: lambda: _(
        "“%(name)s” was made by a newer version of this program. The file was not changed."
        " Update the program and open it again."
    ),
    OpenProblem.DAMAGED: lambda: _("“%(name)s” is damaged. The file was kept as it is."),
    OpenProblem.ALREADY_OPEN: lambda: _(
        "“%(name)s” is already open in another window. Close it there first."
    ),
    OpenProblem.NETWORK_FOLDER: lambda: _(
        "“%(name)s” is in a network folder, where check-ins could be lost. Copy it to this"
        " computer and open the copy."
    ),
    OpenProblem.NO_PERMISSION: lambda: _(
        "This computer does not let you use “%(name)s”. Choose another folder."
    ),
    OpenProblem.EXISTS: lambda: _(
        "There is already a file “%(name)s”. It was not changed. Choose another name."
    ),
}

_FILES: dict[FileProblem, Callable[[], str]] = {
    FileProblem.MISSING: lambda: _("“%(name)s” is not there, or it may not be read."),
    FileProblem.UNKNOWN_KIND: lambda: _(
        "The ending of “%(name)s” names no kind of file for this. Programmes are read from .xml,"
        " .json and .xlsx, and written as these, .ics or .html."
    ),
    FileProblem.TOO_LARGE: lambda: _(
        "“%(name)s” is larger than a programme can be. Nothing was changed."
    ),
    FileProblem.EMPTY: lambda: _("“%(name)s” is empty. Nothing was changed."),
    FileProblem.MALFORMED: lambda: _(
        "“%(name)s” is damaged, or not what its name says. Nothing was changed. Ask for the file"
        " again where it came from."
    ),
    FileProblem.UNSAFE: lambda: _(
        "“%(name)s” contains instructions that a programme never needs. It was not opened any"
        " further, and nothing was changed."
    ),
    FileProblem.NOT_A_PROGRAMME: lambda: _(
        "“%(name)s” holds no programme. Nothing was changed. Choose a schedule of frab or pretalx,"
        " or a programme sheet."
    ),
    FileProblem.TOO_MANY: lambda: _(
        "“%(name)s” has more rows than a programme can have. Nothing was changed."
    ),
}

_LISTS: dict[FileProblem, Callable[[], str]] = {
    FileProblem.UNKNOWN_KIND: lambda: _(
        "The ending of “%(name)s” names no kind of file for this. Lists are read from .csv, .tsv,"
        " .xlsx, .xls and .ods."
    ),
    FileProblem.TOO_LARGE: lambda: _(
        "“%(name)s” is larger than a list of attendees can be. Nothing was changed."
    ),
    FileProblem.UNSAFE: lambda: _(
        "“%(name)s” contains instructions that a list never needs. It was not opened any further,"
        " and nothing was changed."
    ),
    FileProblem.NOT_A_PROGRAMME: lambda: _(
        "“%(name)s” holds no list. Nothing was changed. Save it as .xlsx or .csv in the program it"
        " comes from."
    ),
    FileProblem.TOO_MANY: lambda: _(
        "“%(name)s” has more rows or columns than a list of attendees can have. Nothing was"
        " changed."
    ),
}
"""Where a list wants other words than a programme."""


def _list_words(problem: FileProblem) -> str:
    return _LISTS.get(problem, _FILES[problem])()


_WARNINGS: dict[OpenWarning, Callable[[], str]] = {
    OpenWarning.SYNC_FOLDER: lambda: _(
        "This workspace is in a folder that a cloud service synchronises. What it copies while"
        " the workspace is open may be incomplete: close it before you use it elsewhere."
    ),
    OpenWarning.CHANGES_MISSING: lambda: _(
        "The newest changes of this workspace may be missing: it was copied or moved while it was"
        " open. Look through it; File → Restore a backup has its earlier states."
    ),
    OpenWarning.FOREIGN_CHANGES: lambda: _(
        "Another file’s changes lay beside this workspace. They were set aside there, and this"
        " workspace is as it was closed last."
    ),
}

_STEPS: dict[Step, Callable[[], str]] = {
    Step.CREATE_EVENT: lambda: _("Create event"),
    Step.EDIT_EVENT: lambda: _("Edit event"),
    Step.DELETE_EVENT: lambda: _("Delete event"),
    Step.ADD_DAY: lambda: _("Add day"),
    Step.EDIT_DAY: lambda: _("Edit day"),
    Step.DELETE_DAY: lambda: _("Delete day"),
    Step.ADD_ROOM: lambda: _("Add room"),
    Step.EDIT_ROOM: lambda: _("Edit room"),
    Step.DELETE_ROOM: lambda: _("Delete room"),
    Step.REORDER_ROOM: lambda: _("Reorder rooms"),
    Step.ADD_TRACK: lambda: _("Add track"),
    Step.EDIT_TRACK: lambda: _("Edit track"),
    Step.DELETE_TRACK: lambda: _("Delete track"),
    Step.MOVE_EVENT: lambda: _("Move event to another date"),
    Step.COPY_EVENT: lambda: _("Copy event"),
    Step.SAVE_TEMPLATE: lambda: _("Save as template"),
    Step.DELETE_TEMPLATE: lambda: _("Delete template"),
    Step.IMPORT_PROGRAMME: lambda: _("Import programme"),
    Step.ADD_SESSION: lambda: _("Add session"),
    Step.EDIT_SESSION: lambda: _("Edit session"),
    Step.MOVE_SESSION: lambda: _("Move session"),
    Step.REORDER_SESSION: lambda: _("Reorder sessions"),
    Step.SHIFT_SESSIONS: lambda: _("Shift what follows"),
    Step.REPACK_SESSIONS: lambda: _("Lay end to end"),
    Step.SWAP_SESSIONS: lambda: _("Swap sessions"),
    Step.COPY_SESSION: lambda: _("Copy session"),
    Step.START_SESSION: lambda: _("Start session"),
    Step.END_SESSION: lambda: _("End session"),
    Step.RESTORE_PLAN: lambda: _("Back to the plan"),
    Step.DELETE_SESSION: lambda: _("Delete session"),
    Step.ADD_APPEARANCE: lambda: _("Add person to session"),
    Step.EDIT_APPEARANCE: lambda: _("Edit role"),
    Step.REORDER_APPEARANCE: lambda: _("Reorder people"),
    Step.DELETE_APPEARANCE: lambda: _("Remove person from session"),
    Step.REPLACE_PERSON: lambda: _("Name a stand-in"),
    Step.ADD_MATERIAL: lambda: _("Add material"),
    Step.EDIT_MATERIAL: lambda: _("Rename material"),
    Step.DELETE_MATERIAL: lambda: _("Delete material"),
    Step.ADD_QUESTION: lambda: _("Add question"),
    Step.EDIT_QUESTION: lambda: _("Edit question"),
    Step.REORDER_QUESTION: lambda: _("Reorder questions"),
    Step.DELETE_QUESTION: lambda: _("Delete question"),
    Step.ADD_PERSON: lambda: _("Add person"),
    Step.EDIT_PERSON: lambda: _("Edit person"),
    Step.DELETE_PERSON: lambda: _("Delete person"),
    Step.ADD_UNAVAILABILITY: lambda: _("Add unavailability"),
    Step.EDIT_UNAVAILABILITY: lambda: _("Edit unavailability"),
    Step.DELETE_UNAVAILABILITY: lambda: _("Delete unavailability"),
    Step.ADD_ORGANISATION: lambda: _("Add organisation"),
    Step.EDIT_ORGANISATION: lambda: _("Edit organisation"),
    Step.DELETE_ORGANISATION: lambda: _("Delete organisation"),
    Step.ADD_ENGAGEMENT: lambda: _("Add engagement"),
    Step.EDIT_ENGAGEMENT: lambda: _("Edit engagement"),
    Step.REORDER_ENGAGEMENT: lambda: _("Reorder organisations"),
    Step.DELETE_ENGAGEMENT: lambda: _("Remove engagement"),
    Step.ADD_CATEGORY: lambda: _("Add category"),
    Step.EDIT_CATEGORY: lambda: _("Edit category"),
    Step.DELETE_CATEGORY: lambda: _("Delete category"),
    Step.ADD_ATTENDEE: lambda: _("Register attendee"),
    Step.EDIT_ATTENDEE: lambda: _("Edit attendee"),
    Step.DELETE_ATTENDEE: lambda: _("Delete attendee"),
    Step.MERGE_ATTENDEES: lambda: _("Merge registrations"),
    Step.KEEP_APART: lambda: _("Keep two people apart"),
    Step.RECORD_CONSENT: lambda: _("Record consent"),
    Step.EDIT_NOTICE: lambda: _("Write a new version of the notice"),
    Step.EDIT_ATTENDEES: lambda: _("Edit attendees"),
    Step.WALK_IN: lambda: _("Register walk-in"),
    Step.CONFIRM_WAITING: lambda: _("Move up from the waiting list"),
    Step.REORDER_PROTOCOL: lambda: _("Reorder guests"),
    Step.ADD_OWN_FIELD: lambda: _("Add field"),
    Step.EDIT_OWN_FIELD: lambda: _("Edit field"),
    Step.DELETE_OWN_FIELD: lambda: _("Delete field"),
    Step.SAVE_FILTER: lambda: _("Save filter"),
    Step.DELETE_FILTER: lambda: _("Delete filter"),
    Step.REVOKE_TICKET: lambda: _("Revoke ticket"),
    Step.EDIT_GATE: lambda: _("Change the entrance’s rules"),
    Step.REISSUE_TICKET: lambda: _("Reissue ticket"),
    Step.ADD_CUE: lambda: _("Add a cue"),
    Step.EDIT_CUE: lambda: _("Change a cue"),
    Step.REORDER_CUE: lambda: _("Move a cue"),
    Step.DELETE_CUE: lambda: _("Delete cues"),
    Step.SAVE_BADGE_LAYOUT: lambda: _("Save a badge layout"),
    Step.IMPORT_BADGE_LAYOUT: lambda: _("Import a badge layout"),
    Step.DELETE_BADGE_LAYOUT: lambda: _("Delete a badge layout"),
    Step.EDIT_LABEL_SHEET: lambda: _("Measure a label sheet"),
    Step.DELETE_LABEL_SHEET: lambda: _("Delete a label sheet"),
    Step.IMPORT_ATTENDEES: lambda: _("Import attendees"),
}
