"""What the menu does with whole events: made, chosen, copied, moved, kept as templates."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from eventapp.domain.kinds import Kind
from ui.language import _, date_text

if TYPE_CHECKING:
    from ui.window import MainWindow

_YEAR = timedelta(days=52 * 7)  # the same weekday, a year later


class EventActions:
    """Acts on the events of the workspace shown; what is refused the window's banner tells.

    The services and dialogs are loaded when they are first needed: the menu is there before
    the store's libraries.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def new(self) -> None:
        """Ask for a new event and show it."""
        from ui.dialogs.new_event import new_event  # noqa: PLC0415 - dialogs are rarely needed

        if self._window.is_open():
            new_event(self._window.context(), self._window)

    def choose(self) -> None:
        """Offer the workspace's events: open, make or delete one."""
        from ui.dialogs.events import choose_event  # noqa: PLC0415 - dialogs are rarely needed

        if self._window.is_open():
            choose_event(self._window.context(), self._window)

    def copy(self) -> None:
        """Copy the event shown to another date, and show the copy."""
        from eventapp.domain.ids import EventId  # noqa: PLC0415
        from eventapp.services.copying import copy_event  # noqa: PLC0415 - loads SQLAlchemy
        from eventapp.services.events import event_facts  # noqa: PLC0415
        from ui.dialogs.event_question import EventQuestion  # noqa: PLC0415

        context = self._window.context()
        facts = event_facts(context.workspace, context.event_id)
        asked = EventQuestion(
            self._window,
            _("Copy the event"),
            _(
                "Days, rooms, programme, people and organisations are copied, and everybody is"
                " invited anew. Attendees stay with this event."
            ),
            yes=_("Make the copy"),
            name=facts.title,
            first_day=self._first_day() + _YEAR,
        ).ask()
        if asked is None:
            return
        title, first_day = asked

        def act() -> None:
            made = copy_event(context.workspace, context.event_id, title=title, first_day=first_day)
            context.event.show(EventId(made.only_inserted(Kind.EVENT)))

        if self._window.attempt(act):
            self._window.say(_("Copied the event: %(title)s") % {"title": title})

    def move(self) -> None:
        """Let the event shown begin on another date."""
        from eventapp.services.events import move_event  # noqa: PLC0415 - loads SQLAlchemy
        from ui.dialogs.event_question import EventQuestion  # noqa: PLC0415

        context = self._window.context()
        asked = EventQuestion(
            self._window,
            _("Move the event to another date"),
            _("All its days move along, and everything on them stays at its time."),
            yes=_("Move the event"),
            first_day=self._first_day(),
        ).ask()
        if asked is None:
            return
        _title, first_day = asked
        if self._window.attempt(lambda: move_event(context.workspace, context.event_id, first_day)):
            self._window.say(
                _("The event begins on %(date)s now") % {"date": date_text(first_day, long=True)}
            )

    def save_template(self) -> None:
        """Keep the order of the event shown for later ones."""
        from eventapp.services.copying import save_template  # noqa: PLC0415 - loads SQLAlchemy
        from eventapp.services.events import event_facts  # noqa: PLC0415
        from ui.dialogs.event_question import EventQuestion  # noqa: PLC0415

        context = self._window.context()
        facts = event_facts(context.workspace, context.event_id)
        asked = EventQuestion(
            self._window,
            _("Save as template"),
            _(
                "Days, rooms, tracks, categories and the order of the sessions are kept for new"
                " events of this workspace. People and texts are not."
            ),
            yes=_("Save the template"),
            name=facts.title,
        ).ask()
        if asked is None:
            return
        name, _first_day = asked
        if self._window.attempt(lambda: save_template(context.workspace, context.event_id, name)):
            self._window.say(_("Saved the template “%(name)s”") % {"name": name})

    def import_programme(self) -> None:
        """Ask for a file with a programme and take it in."""
        from ui.dialogs.programme_import import import_programme  # noqa: PLC0415

        if self._window.is_open():
            import_programme(self._window.context(), self._window)

    def export_programme(self) -> None:
        """Ask what of the programme goes where, and write it."""
        from ui.dialogs.programme_export import export_programme  # noqa: PLC0415

        export_programme(self._window.context(), self._window)

    def _first_day(self) -> date:
        from eventapp.services.events import list_days  # noqa: PLC0415 - loads SQLAlchemy

        context = self._window.context()
        today = date.today()  # noqa: DTZ011 - a wall calendar's
        days = list_days(context.workspace, context.event_id)
        return days[0].date if days else today
