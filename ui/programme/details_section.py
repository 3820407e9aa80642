"""Track, language, expected size, and whether a session is public."""

import re
from typing import Final

from eventapp.domain.errors import InvalidReason
from eventapp.domain.ids import TrackId
from eventapp.services.programme import SessionRow
from ui import icons, words
from ui.hues import hue_of
from ui.language import _, ngettext
from ui.pages.base import Page
from ui.programme.brief_field import BriefField
from ui.programme.detail_edits import DetailEdits, Do
from ui.programme.folding import FoldingSection
from ui.programme.languages import COMMON, language_name
from ui.programme.rows import Programme
from ui.theme import Size, Space
from ui.widgets.fields import CheckField, ChoiceField, Form, MinutesField
from ui.widgets.text import PlainLabel, Tone

_NONE: Final = ""
_OTHER: Final = "other"
_COUNT: Final = re.compile(r"(\d[\d,]*)\s*(?:명|people|person|persons)?", re.IGNORECASE)


class DetailsSection(FoldingSection):
    """What is decided about a session once: who sees it, in which language, on which track."""

    def __init__(self, page: Page, do: Do) -> None:
        super().__init__(_("Track and visibility"), "session.details", page.context.settings)
        self._edits, self._do = DetailEdits(page), do
        self._session: SessionRow | None = None
        self._programme: Programme | None = None
        self.form = self.add(Form())
        self.track = self.form.add(_("Track"), ChoiceField())
        self.no_tracks = self.form.add(_("Track"), _without_tracks())
        self.language = self.form.add(_("Language"), ChoiceField())
        self.code = self.form.add(_("Code"), BriefField(placeholder="pt-BR"))
        self.form.set_row_visible(self.code, visible=False)
        self.expected = self.form.add(_("Expected"), _count_field())
        self.public = self.add(CheckField(_("Public")))
        self.meaning = self.add(PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.meaning.setContentsMargins(Space.XL, 0, 0, 0)
        self._connect(page)

    def show_session(self, session: SessionRow, programme: Programme) -> None:
        """Show what was decided about a session."""
        if self._session is None or self._session.id != session.id:
            self.form.set_row_visible(self.code, visible=False)
        self._session, self._programme = session, programme
        self._show_track(session, programme)
        self._show_language(session)
        self.expected.set_minutes(session.expected)
        self.public.set_value(session.public)
        self.meaning.setText(publicity(session))
        self.public.setAccessibleDescription(self.meaning.text())
        told = (
            "" if session.public else _("Not public"),
            words.pick(session.track_name, session.track_name_en),
            language_name(session.language) if session.language else "",
            _count_text(session.expected),
        )
        self.tell(" · ".join(part for part in told if part), urgent=not session.public)

    def _connect(self, page: Page) -> None:
        self.track.committed.connect(lambda key: self._do(lambda s: self._set_track(s, key)))
        self.language.committed.connect(self._choose_language)
        self.code.committed.connect(
            lambda typed: self._do(lambda s: self._edits.set_language_code(s, typed))
        )
        self.code.left.connect(self._leave_code)
        self.expected.minutes_committed.connect(
            lambda people: self._do(lambda s: self._edits.set_expected(s, people))
        )
        self.expected.refused.connect(page.context.warn)
        self.public.committed.connect(
            lambda public: self._do(lambda s: self._edits.set_public(s, public))
        )

    def _show_track(self, session: SessionRow, programme: Programme) -> None:
        tracks = programme.tracks
        self.form.set_row_visible(self.track, visible=bool(tracks))
        self.form.set_row_visible(self.no_tracks, visible=not tracks)
        names = [(str(track.id), words.pick(track.name, track.name_en)) for track in tracks]
        key = str(session.track) if session.track is not None else _NONE
        self.track.set_choices([(_NONE, _("No track")), *names], key)
        for number, track in enumerate(tracks, start=1):
            self.track.setItemIcon(number, icons.icon("dot", hue_of(track.colour)))

    def _show_language(self, session: SessionRow) -> None:
        codes = list(COMMON)
        if session.language and session.language not in codes:
            codes.append(session.language)
        named = [(code, language_name(code)) for code in codes]
        choices = [(_NONE, _("Not decided")), *named, (_OTHER, _("Another, by its code…"))]
        shown = _OTHER if self._asks_code() else session.language
        self.language.set_choices(choices, shown)

    def _asks_code(self) -> bool:
        return not self.code.isHidden()

    def _choose_language(self, key: str) -> None:
        self.form.set_row_visible(self.code, visible=key == _OTHER)
        if key == _OTHER:
            self.code.set_value("")
            self.code.setFocus()
        else:
            self._do(lambda session: self._edits.set_language(session, key))

    def _leave_code(self) -> None:
        """Show the language that is noted now, also when no code was typed after all."""
        if self._session is not None and self._asks_code():
            if self.code.hasFocus():
                self.language.setFocus()
            self.form.set_row_visible(self.code, visible=False)
            self._show_language(self._session)

    def _set_track(self, session: SessionRow, key: str) -> None:
        tracks = self._programme.tracks if self._programme is not None else ()
        track = next((known for known in tracks if str(known.id) == key), None)
        name = words.pick(track.name, track.name_en) if track is not None else ""
        self._edits.set_track(session, TrackId(track.id) if track is not None else None, name)


def publicity(session: SessionRow) -> str:
    """What it means that a session is public, or is not."""
    if session.public:
        return _("In the printed programme and in every file that is exported.")
    return _("Neither printed nor exported: only this workspace shows it.")


def _without_tracks() -> PlainLabel:
    label = PlainLabel(
        _("None yet: add tracks under “Day and rooms”."),
        size=Size.SMALL,
        tone=Tone.MUTED,
        wrap=True,
    )
    label.setAccessibleName(label.text())
    return label


def _count_text(people: int) -> str:
    return ngettext("%(n)d person", "%(n)d people", people) % {"n": people} if people else ""


def _read_count(text: str) -> int | None:
    if not text:
        return 0
    found = _COUNT.fullmatch(text)
    return int(found[1].replace(",", "")) if found else None


def _count_field() -> MinutesField:
    """A field for a number of people; nothing means that nobody counted."""
    return MinutesField("expected", _read_count, _count_text, InvalidReason.NOT_A_COUNT)
