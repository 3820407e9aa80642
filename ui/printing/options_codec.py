"""How a document was last set, as plain values that a workspace keeps.

What an older or newer program wrote is read as far as it is understood: a value that means
nothing here, or nothing any more, is the usual one.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from eventapp.domain.ids import CategoryId, EventId
from eventapp.domain.kinds import Language, Paper, SortedBy
from eventapp.domain.sheets import LS_3114, BadgeSheet
from eventapp.services.attendees import list_categories
from eventapp.services.label_sheets import list_sheets
from eventapp.services.paper_runs import remember_options, remembered_options
from ui.printing.documents.base import Document, PrintOptions

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_LONGEST: Final = 200
_MOST_TEXTS: Final = 64


def plain_options(options: PrintOptions) -> dict[str, Any]:
    """The options worth remembering, as texts, numbers and lists.

    Whom it was for last and where on the sheet it began are matters of that one print.
    """
    return {
        "language": options.language.value,
        "both": options.both,
        "paper": options.paper.value,
        "sheet": options.sheet.name,
        "category": options.category,
        "order": options.order.value,
        "single": options.single,
        "layout": options.layout,
        "cut_marks": options.cut_marks,
        "parts": list(options.parts),
        "cover": options.cover,
        "grid": options.grid,
        "booklet": options.booklet,
        "creep": options.creep,
        "boxes": list(options.boxes),
        "blank": options.blank,
        "least_share": options.least_share,
        "certificate": options.certificate,
    }


def options_of(
    values: Mapping[str, Any],
    document: Document,
    *,
    spoken: Language,
    sheets: Mapping[str, BadgeSheet],
) -> PrintOptions:
    """The options that plain values mean for a document; ``spoken`` where they name no language."""
    measured = sheets.get(LS_3114.name, LS_3114)
    options = PrintOptions(spoken, paper=document.papers[0], sheet=measured)
    readers: dict[str, Callable[[Any], Any]] = {**_READERS, "sheet": sheets.__getitem__}
    known: dict[str, Any] = {}
    for name, read in readers.items():
        try:
            known[name] = read(values[name])
        except (KeyError, TypeError, ValueError):
            continue
    options = replace(options, **known)
    if options.paper not in document.papers:
        options = replace(options, paper=document.papers[0])
    return replace(options, both=options.both and document.both)


def usual_options(
    workspace: "Workspace", event_id: EventId, document: Document, spoken: Language
) -> PrintOptions:
    """How a document of an event was last set, or how it is set before anybody did."""
    values = remembered_options(workspace, event_id, document.name)
    options = options_of(values, document, spoken=spoken, sheets=list_sheets(workspace))
    categories = {row.id for row in list_categories(workspace, event_id)}
    return options if options.category in categories else replace(options, category=None)


def remember(
    workspace: "Workspace",
    event_id: EventId,
    document: Document,
    options: PrintOptions,
    *,
    window: Language,
) -> None:
    """Keep how a document is set for the next time.

    The language of the window is nobody's choice: such a paper speaks as the window does
    the next time, too.

    Raises:
        NotSaved: The disk refused.
    """
    values = plain_options(options)
    if options.language is window:
        del values["language"]
    remember_options(workspace, event_id, document.name, values)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError
        if not least <= value <= most:
            raise ValueError
        return value

    return read


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value[:_LONGEST]


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return tuple(_text(part) for part in value[:_MOST_TEXTS])


def _category(value: object) -> CategoryId | None:
    return None if value is None else CategoryId(_number(1, 2**62)(value))


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "language": Language,
    "both": _truth,
    "paper": Paper,
    "category": _category,
    "order": SortedBy,
    "single": _truth,
    "layout": _text,
    "cut_marks": _truth,
    "parts": _texts,
    "cover": _text,
    "grid": _truth,
    "booklet": _truth,
    "creep": _number(0, 2000),
    "boxes": _texts,
    "blank": _number(0, 500),
    "least_share": _number(0, 100),
    "certificate": _text,
}
