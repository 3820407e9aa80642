"""What a printable document is, and how it can be set.

Knows no Qt, so that the window and the command line print the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import Language, Paper, SortedBy
from eventapp.domain.progress import Progress
from eventapp.domain.sheets import LS_3114, BadgeSheet
from reports.result import Report

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


class People(StrEnum):
    """Who cards are printed for; ``ONE`` is the one that ``PrintOptions.one`` names."""

    ALL = "all"
    NEW = "new"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a document is to come out; a document takes from it what concerns it.

    ``both`` sets the other language beside ``language``. ``category`` None prints everybody,
    ``one`` is the number of the one attendee, person or panel wanted, 0 for all; ``single``
    puts one card on a page of its own size. ``parts`` are a booklet's parts in order, empty
    for the usual ones; ``cover`` is the design of its cover, ``grid`` shows rooms side by
    side, ``booklet`` lays its pages out for folding and ``creep`` is how many micrometres a
    folded sheet takes. ``layout`` is a design's name, or ``#`` and the number of one's own.
    ``boxes`` are who approves (결재란); ``blank`` is how many rows are left to write in;
    ``least_share`` is the percentage of the event somebody must have been there;
    ``certificate`` is what kind is issued.
    """

    language: Language
    both: bool = False
    paper: Paper = Paper.A4
    sheet: BadgeSheet = LS_3114
    start: int = 1
    category: CategoryId | None = None
    people: People = People.ALL
    one: int = 0
    order: SortedBy = SortedBy.NAME
    single: bool = False
    layout: str = ""
    cut_marks: bool = False
    parts: tuple[str, ...] = ()
    cover: str = ""
    grid: bool = False
    booklet: bool = False
    creep: int = 0
    boxes: tuple[str, ...] = ()
    blank: int = 10
    least_share: int = 80
    certificate: str = "attendance"


class Setting(StrEnum):
    """What can be set of a document besides its language."""

    PAPER = "paper"
    LABELS = "labels"
    LAYOUT = "layout"
    CUT_MARKS = "cut_marks"
    CATEGORY = "category"
    PEOPLE = "people"
    ORDER = "order"
    SINGLE = "single"
    PARTS = "parts"
    COVER = "cover"
    GRID = "grid"
    BOOKLET = "booklet"
    BOXES = "boxes"
    BLANK = "blank"
    CERTIFICATE = "certificate"
    CUES = "cues"
    ONE = "one"


class Group(StrEnum):
    """What a document is for, as the gallery groups them."""

    PROGRAMME = "programme"
    CARDS = "cards"
    DESK = "desk"
    STAGE = "stage"
    AFTERWARDS = "afterwards"


class Stock(StrEnum):
    """What a document is printed on, so that the paper it takes can be told."""

    BOTH_SIDES = "both_sides"
    ONE_SIDE = "one_side"
    LABELS = "labels"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things a document can be printed for: a panel, a person, an attendee."""

    number: int
    name: str


Snapshot: TypeAlias = Any
"""What a document's own ``snapshot`` returned; only that document knows its type."""

Out: TypeAlias = Path | BinaryIO


def _nothing_to_choose(
    _workspace: "Workspace", _event_id: EventId, _options: PrintOptions
) -> tuple[Choice, ...]:
    return ()


def _nobody(_snapshot: Snapshot) -> tuple[AttendeeId, ...]:
    return ()


def _no_content(_snapshot: Snapshot) -> str:
    return ""


def _whole(snapshot: Snapshot) -> Snapshot:
    return snapshot


@dataclass(frozen=True, slots=True)
class Document:
    """One printable document.

    ``snapshot`` reads the workspace and is quick; ``render`` works on the snapshot
    alone and may run in a thread. ``is_empty`` tells that there is nothing to print and
    ``empty`` says why in a sentence, with the page that helps. ``items`` counts what is on
    the paper; ``one_page`` cuts a snapshot down to what its small picture shows. ``content``
    is what the next print is compared with, ``badges`` whose badges are on it. ``choices``
    are what ``PrintOptions.one`` can be. A ``test_page`` is not of the event's own papers.
    ``at_desk`` papers leave the program in desk mode, too. ``empty_at_terminal`` says why
    there is nothing where ``empty`` speaks of the window.
    """

    name: str
    icon: str
    group: Group
    title: Callable[[], str]
    line: Callable[[], str]
    settings: frozenset[Setting]
    snapshot: "Callable[[Workspace, EventId, PrintOptions], Snapshot]"
    is_empty: Callable[[Snapshot], bool]
    render: Callable[[Snapshot, Out, PrintOptions, Progress], Report]
    empty: Callable[[], tuple[str, str]]
    items: Callable[[Snapshot], int]
    stock: Stock = Stock.ONE_SIDE
    papers: tuple[Paper, ...] = (Paper.A4,)
    both: bool = False
    test_page: bool = False
    at_desk: bool = False
    empty_at_terminal: Callable[[], str] | None = None
    one_page: Callable[[Snapshot], Snapshot] = field(default=_whole)
    content: Callable[[Snapshot], str] = field(default=_no_content)
    badges: Callable[[Snapshot], tuple[AttendeeId, ...]] = field(default=_nobody)
    choices: "Callable[[Workspace, EventId, PrintOptions], tuple[Choice, ...]]" = field(
        default=_nothing_to_choose
    )
