"""What is long or rarely changed of a session: what can be done about it, and what is said."""

from collections.abc import Callable
from typing import TypeAlias

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import TrackId
from eventapp.services import programme, tracks
from eventapp.services.programme import SessionFields, SessionRow
from ui import words
from ui.language import _, ngettext
from ui.pages.base import Page
from ui.programme.languages import language_name, read_code

Do: TypeAlias = Callable[[Callable[[SessionRow], object]], None]
"""Edits the session shown, and shows what it is afterwards."""


class DetailEdits:
    """Edits the details of sessions on behalf of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._workspace = page.context.workspace
        self._say = page.context.say

    def set_text(self, session: SessionRow, field: str, text: str) -> None:
        """Change one of a session's texts by the field's name."""
        fields: dict[str, SessionFields] = {
            "subtitle": {"subtitle": text},
            "description": {"description": text},
            "case_partners": {"case_partners": text},
            "case_partners_en": {"case_partners_en": text},
            "case_work": {"case_work": text},
            "case_work_en": {"case_work_en": text},
            "case_results": {"case_results": text},
            "case_results_en": {"case_results_en": text},
            "script": {"script": text},
            "script_en": {"script_en": text},
        }
        said = {
            "subtitle": _("Changed the subtitle of “%(title)s”"),
            "description": _("Changed the description of “%(title)s”"),
            "script": _("Changed what the MC says at “%(title)s”"),
            "script_en": _("Changed what the MC says at “%(title)s”"),
        }.get(field) or _("Changed the case of “%(title)s”")
        self._edit(session, fields[field], said % {"title": words.session_title(session)})

    def set_track(self, session: SessionRow, track: TrackId | None, name: str) -> None:
        """Put a session on a track, or on none."""
        title = words.session_title(session)
        with self._page.trying():
            tracks.set_track(self._workspace, [session.id], track)
            self._say(
                _("“%(title)s”: track %(track)s") % {"title": title, "track": name}
                if track is not None
                else _("“%(title)s” is on no track now") % {"title": title}
            )

    def set_language(self, session: SessionRow, code: str) -> None:
        """Note which language is spoken; empty where nobody decided."""
        said = _("Spoken in: %(language)s") % {"language": language_name(code)}
        self._edit(session, {"language": code}, said if code else _("No language noted"))

    def set_language_code(self, session: SessionRow, typed: str) -> None:
        """Take a typed code of a language."""
        with self._page.trying():
            code = read_code(typed)
            if code is None:
                raise InvalidValue("language", InvalidReason.NOT_A_LANGUAGE)
            self.set_language(session, code)

    def set_expected(self, session: SessionRow, people: int) -> None:
        """Note how many people are expected; 0 where nobody guessed."""
        said = ngettext("%(n)d person expected", "%(n)d people expected", people) % {"n": people}
        self._edit(session, {"expected": people}, said if people else _("Nobody counted yet"))

    def set_public(self, session: SessionRow, public: bool) -> None:  # noqa: FBT001 - a value
        """Show a session to everybody, or keep it to the organisers."""
        title = {"title": words.session_title(session)}
        said = (
            _("“%(title)s” is printed and exported")
            if public
            else _("“%(title)s” is neither printed nor exported")
        )
        self._edit(session, {"public": public}, said % title)

    def _edit(self, session: SessionRow, fields: SessionFields, said: str) -> None:
        with self._page.trying():
            programme.update_session(self._workspace, session.id, **fields)
            self._say(said)
