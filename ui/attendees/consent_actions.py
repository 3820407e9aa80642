"""What the attendees' page can do about consent: record it for many, and write the notices."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from eventapp.services.consents import record_consent
from ui.actions import Action
from ui.attendees.consent_words import consent_kind
from ui.language import _, ngettext

if TYPE_CHECKING:
    from ui.dialogs.consent import Answer
    from ui.pages.attendees import AttendeesPage


def consent_actions(page: "AttendeesPage") -> Iterator[Action]:
    """The actions, for the page to declare."""
    yield Action(
        "attendees.consent",
        lambda: _("Record consent…"),
        lambda: _ask(page),
        icon="check-circle",
        enabled=lambda: bool(page.selected()),
    )
    yield Action(
        "attendees.notices",
        lambda: _("Consent and notices"),
        lambda: _show_notices(page),
        icon="document",
    )


def record_for_selected(page: "AttendeesPage", answer: "Answer") -> None:
    """Record an answer for everybody selected, as one step."""
    chosen = page.selected()
    with page.trying():
        record_consent(
            page.context.workspace,
            chosen,
            answer.kind,
            answer.given,
            source=answer.source,
            when=moment_of(answer.day, page.zone),
        )
        said = ngettext(
            "Recorded for %(n)d attendee: %(what)s",
            "Recorded for %(n)d attendees: %(what)s",
            len(chosen),
        )
        page.context.say(said % {"n": len(chosen), "what": consent_kind(answer.kind)})


def moment_of(day: date, zone: str) -> datetime:
    """Now where the day is today, else noon there: of a paper form only the day is known."""
    now = datetime.now(UTC)
    if day == now.astimezone(ZoneInfo(zone)).date():
        return now
    return datetime.combine(day, time(12), ZoneInfo(zone))


def _ask(page: "AttendeesPage") -> None:
    from ui.dialogs.consent import ask_consent  # noqa: PLC0415 - seldom wanted

    today = datetime.now(UTC).astimezone(ZoneInfo(page.zone)).date()
    answer = ask_consent(page, len(page.selected()), today)
    if answer is not None:
        record_for_selected(page, answer)


def _show_notices(page: "AttendeesPage") -> None:
    from ui.attendees.notices_view import NoticesView  # noqa: PLC0415 - seldom wanted

    view = page.findChild(NoticesView)
    if view is None:
        view = NoticesView(page.context, page.zone, page)
        view.closed.connect(page.place.close)
        view.closed.connect(page.table.setFocus)
    page.table.clearSelection()  # what is not seen must not be deleted
    page.place.show(view)
    view.open()
