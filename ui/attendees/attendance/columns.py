"""The columns of all gates side by side."""

from collections.abc import Iterator

from eventapp.domain.attendance import GateShare
from eventapp.exchange.attendance_rows import gate_title
from ui.language import _, language, pgettext
from ui.models.table import Align, Column
from ui.moments import clock_at
from ui.theme import Extent

_NOTHING = "–"


def gate_columns(zone: str) -> Iterator[Column[GateShare]]:
    """What a gate is called, when it begins, and its figures."""
    yield Column(
        "gate",
        lambda: _("Gate"),
        gate_name,
        width=2 * Extent.COLUMN,
        stretch=1,
        bold=lambda share: share.session is None,
        hint=gate_name,
    )
    yield Column(
        "starts",
        lambda: _("Start"),
        lambda share: clock_at(share.starts, zone) if share.starts else "",
        width=Extent.COLUMN_LENGTH,
        muted=True,
        sort=lambda share: share.starts.timestamp() if share.starts else 0.0,
    )
    figures = (
        ("expected", lambda: pgettext("attendance", "Expected"), lambda s: s.share.expected),
        ("admitted", lambda: pgettext("attendance", "Came"), lambda s: s.share.admitted),
        ("inside", lambda: pgettext("attendance", "Inside"), lambda s: s.share.inside),
    )
    for key, title, figure in figures:
        yield Column(
            key,
            title,
            lambda share, figure=figure: f"{figure(share):,}",  # type: ignore[misc]
            width=Extent.COLUMN_LENGTH,
            align=Align.RIGHT,
            sort=figure,
        )
    yield Column(
        "percent",
        lambda: pgettext("attendance", "Share that came"),
        lambda share: _NOTHING if share.share.percent is None else f"{share.share.percent} %",
        width=Extent.COLUMN,
        align=Align.RIGHT,
        sort=lambda share: share.share.percent or 0,
    )


def gate_name(share: GateShare) -> str:
    """What a gate is called, in the language of the window."""
    return gate_title(share, language())
