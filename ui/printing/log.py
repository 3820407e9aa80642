"""What left the program, in words: when, what, how much, where to."""

from collections.abc import Sequence
from datetime import UTC, datetime

from eventapp.domain.kinds import RunWay
from eventapp.services.events import event_facts
from eventapp.services.paper_runs import PaperRunRow, list_runs
from ui.language import _, pgettext
from ui.models.table import Align, Column
from ui.moments import moment_at
from ui.pages.base import Context
from ui.printing.documents import DOCUMENTS
from ui.printing.orders import page_count
from ui.theme import Extent


def document_title(name: str) -> str:
    """A document's title; one that this program does not know is called by its name."""
    known = DOCUMENTS.get(name)
    return name if known is None else known.title()


def way_word(way: RunWay) -> str:
    """Where it went."""
    return {
        RunWay.PRINTER: pgettext("paper log", "Printed"),
        RunWay.FILE: pgettext("paper log", "Saved as a file"),
    }[way]


def last_runs(context: Context) -> dict[str, str]:
    """When each document was printed or saved last, in words, by its name."""
    zone = event_facts(context.workspace, context.event_id).time_zone
    now = datetime.now(UTC)
    said: dict[str, str] = {}
    for run in list_runs(context.workspace, context.event_id):
        if run.document not in said:
            sentence = {
                RunWay.PRINTER: pgettext("paper log", "Printed %(when)s"),
                RunWay.FILE: pgettext("paper log", "Saved %(when)s"),
            }[run.way]
            said[run.document] = sentence % {"when": moment_at(run.made_at, zone, now=now)}
    return said


def log_columns(zone: str) -> Sequence[Column[PaperRunRow]]:
    """The columns of the log."""
    now = datetime.now(UTC)
    return (
        Column(
            "when",
            lambda: pgettext("paper log", "When"),
            lambda run: moment_at(run.made_at, zone, now=now),
            sort=lambda run: run.id,
            width=Extent.COLUMN_KIND_WIDE,
        ),
        Column(
            "document",
            lambda: pgettext("paper log", "Document"),
            lambda run: document_title(run.document),
            stretch=2,
            bold=True,
        ),
        Column(
            "pages",
            lambda: pgettext("paper", "Pages"),
            lambda run: page_count(run.pages),
            width=Extent.COLUMN_LENGTH,
            align=Align.RIGHT,
            sort=lambda run: run.pages,
        ),
        Column(
            "paper",
            lambda: _("Paper and file"),
            lambda run: run.detail,
            stretch=4,
        ),
        Column(
            "way",
            lambda: pgettext("paper log", "Where to"),
            lambda run: way_word(run.way),
            width=Extent.COLUMN,
            muted=True,
        ),
    )
