"""What can go wrong, as data.

No error here carries a sentence for people: ``ui/wording.py`` words each class in
the user's language (what happened, what is safe, what to do).
"""

from enum import StrEnum
from pathlib import Path

from eventapp.domain.kinds import Kind


class EventAppError(Exception):
    """Anything the program expects to go wrong and can explain."""


class NotFound(EventAppError):
    """A row was deleted meanwhile, or never existed."""

    def __init__(self, kind: Kind, row: int) -> None:
        super().__init__(f"{kind} {row}")
        self.kind = kind
        self.row = row


class InvalidReason(StrEnum):
    """Why a value was not taken."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_LENGTH = "not_a_length"
    NOT_A_COUNT = "not_a_count"
    NOT_A_COLOUR = "not_a_colour"
    NOT_A_PICTURE = "not_a_picture"
    PICTURE_TOO_LARGE = "picture_too_large"
    FILE_TOO_LARGE = "file_too_large"
    NOT_A_PIN = "not_a_pin"
    NOT_A_ZONE = "not_a_zone"
    NOT_A_LANGUAGE = "not_a_language"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_SHEET = "not_a_sheet"
    NOT_A_LAYOUT = "not_a_layout"


class InvalidValue(EventAppError):
    """A value the user gave was not taken; nothing changed."""

    def __init__(self, field: str, reason: InvalidReason) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class InUse(EventAppError):
    """A row cannot go while facts point at it (an attendee who came in)."""

    def __init__(self, kind: Kind, row: int) -> None:
        super().__init__(f"{kind} {row}")
        self.kind = kind
        self.row = row


class DeskRoleActive(EventAppError):
    """The workspace is at a desk: this is for its organisers, who know the PIN."""


class WrongPin(EventAppError):
    """A PIN was not the one set; ``wait`` is how many seconds until the next try is looked at.

    ``too_soon`` was not even looked at: the wait after an earlier try is not over.
    """

    def __init__(self, wait: int, *, too_soon: bool = False) -> None:
        super().__init__(f"{wait} s")
        self.wait = wait
        self.too_soon = too_soon


class WriteOutsideStep(EventAppError):
    """A programming error: the store was written to outside ``store.step``."""


class NothingToUndo(EventAppError):
    """The undo (or redo) list is empty."""


class UndoConflict(EventAppError):
    """A row no longer equals the image undo expects; nothing was changed."""

    def __init__(self, kind: Kind, row: int) -> None:
        super().__init__(f"{kind} {row}")
        self.kind = kind
        self.row = row


class OpenProblem(StrEnum):
    """Why a workspace did not open. The file is left byte-identical in every case."""

    MISSING = "missing"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    DAMAGED = "damaged"
    ALREADY_OPEN = "already_open"
    NETWORK_FOLDER = "network_folder"
    NO_PERMISSION = "no_permission"
    EXISTS = "exists"


class OpenWarning(StrEnum):
    """What is odd about a workspace that did open."""

    SYNC_FOLDER = "sync_folder"
    CHANGES_MISSING = "changes_missing"
    """It was copied, or moved, without the file that held its newest changes."""
    FOREIGN_CHANGES = "foreign_changes"
    """Another file's changes lay beside it; they were set aside."""


class CannotOpen(EventAppError):
    """A workspace did not open; ``backup`` is the newest good one, if there is one."""

    def __init__(self, problem: OpenProblem, path: Path, *, backup: Path | None = None) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.path = path
        self.backup = backup


class NotSaved(EventAppError):
    """The disk refused (full, read-only, I/O error): the change did not happen.

    ``stop`` says that nothing later may be trusted either until the workspace was
    opened anew (an I/O error, the file gone).
    """

    def __init__(self, *, stop: bool) -> None:
        super().__init__("stop" if stop else "retry")
        self.stop = stop


class ReadOnly(EventAppError):
    """The workspace was opened view-only (a read-only medium)."""


class WriteProblem(StrEnum):
    """Why a file could not be written."""

    REFUSED = "refused"
    """The folder or the disk did not take it, and nothing more is known."""
    HELD = "held"
    """There is an older file of the name, and another program holds it."""
    FULL = "full"
    FORBIDDEN = "forbidden"
    """The user may not write in the folder."""
    READ_ONLY = "read_only"
    """The disk can only be read."""
    NO_FOLDER = "no_folder"
    WORKSPACE = "workspace"
    """A workspace, or a file that belongs to one, has the name."""


class CannotWriteFile(EventAppError):
    """An output file could not be written; the old one, if any (``kept``), is intact."""

    def __init__(
        self,
        path: Path,
        problem: WriteProblem = WriteProblem.REFUSED,
        *,
        kept: bool = False,
    ) -> None:
        super().__init__(path.name)
        self.path, self.problem, self.kept = path, problem, kept


class CannotMakePaper(EventAppError):
    """One of several papers, a document by its name, could not be made: none was written."""

    def __init__(self, document: str, cause: EventAppError) -> None:
        super().__init__(document)
        self.document, self.cause = document, cause


class CannotPrint(EventAppError):
    """The printer does not take pages; nothing else changed."""

    def __init__(self, printer: str) -> None:
        super().__init__(printer)
        self.printer = printer


class FileProblem(StrEnum):
    """Why a file was not taken in. Nothing was changed in every case."""

    MISSING = "missing"
    UNKNOWN_KIND = "unknown_kind"
    """The ending of its name says nothing we can read (or write)."""
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    MALFORMED = "malformed"
    """It is not whole, or not what its name says; ``line`` tells where, if known."""
    UNSAFE = "unsafe"
    """It declares entities or reaches for other files."""
    NOT_A_PROGRAMME = "not_a_programme"
    """It is well-formed, and something else."""
    TOO_MANY = "too_many"
    """More sessions, rows or days than a programme has."""


class CannotRead(EventAppError):
    """A file was not read; nothing was changed. ``line`` is 0 where it means nothing."""

    def __init__(self, problem: FileProblem, path: Path, *, line: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.path = path
        self.line = line


class CannotReadList(CannotRead):
    """The same of a list of attendees, which is told in other words than a programme."""


class MailProblem(StrEnum):
    """Why a message was not sent, or a server not reached."""

    NO_HOST = "no_host"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    NETWORK = "network"
    NO_TLS = "no_tls"
    CERTIFICATE = "certificate"
    LOGIN = "login"
    NO_LOGIN = "no_login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    LATER = "later"
    """The server wants it tried again later (greylisting, a quota)."""
    CONTENT = "content"
    DROPPED = "dropped"
    """The server went away in the middle."""
    ADDRESS = "address"
    GONE = "gone"
    """The person has no ticket to send any more."""
    NO_ADDRESS = "no_address"
    """The person has no address any more."""
    QUEUING = "queuing"
    """The person went to the waiting list meanwhile."""
    CANCELLED = "cancelled"
    BLOCKED = "blocked"
    STOPPED = "stopped"
    """The user stopped the mailing before."""


class CannotSend(EventAppError):
    """A message was not handed in, or, if ``unsure``, perhaps it was.

    ``code`` is the server's own, 0 where it said none. What it said besides is not kept: it
    often repeats the address.
    """

    def __init__(self, problem: MailProblem, *, code: int = 0, unsure: bool = False) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.code = code
        self.unsure = unsure
