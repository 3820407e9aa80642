"""Reading a programme sheet: ours, or one somebody typed who never saw ours."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import (
    SESSIONS_LIMIT,
    Detail,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    ReadProgramme,
    as_guid,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy
from eventapp.exchange.sheet_facts import Directory, read_directory, read_facts, read_whole
from eventapp.exchange.sheet_head import read_head
from eventapp.exchange.sheet_people import Mention
from eventapp.exchange.sheet_placing import complete_days, complete_times, days_of
from eventapp.exchange.sheet_rows import Draft, RowReader
from eventapp.exchange.sheet_table import Programme, find_programme
from eventapp.exchange.sheet_words import NO, WRITTEN, YES, Column, fold
from eventapp.exchange.sheet_workbook import Grid, open_workbook

_LANGUAGES: Final = {
    "한국어": "ko", "국어": "ko", "국문": "ko", "korean": "ko",
    "영어": "en", "영문": "en", "english": "en",
    "일본어": "ja", "일어": "ja", "japanese": "ja",
    "중국어": "zh", "chinese": "zh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Workbook:
    """A workbook's sheets, told apart. ``sheets`` are the programme, one or one a day.

    ``whole``: it has every sheet and every column we write, so that what is empty is meant so.
    """

    sheets: tuple[Programme, ...]
    facts: ExchangedProgramme
    directory: Directory
    known: tuple[date, ...]
    whole: bool = False

    @property
    def own(self) -> bool:
        """Whether this program wrote it."""
        return self.sheets[0].own


def read_sheet(path: Path) -> ReadProgramme:
    """Read an XLSX file as a programme.

    Without a date anywhere in the workbook its sessions are unscheduled and keep their times
    (``parts.on_day`` puts them on a day); what cannot be understood is in ``left_out``.

    Raises:
        CannotRead: See :func:`~eventapp.exchange.sheet_workbook.open_workbook`; also where no
            sheet has the headings of a programme.
    """
    losses = Losses()
    workbook = _tell_apart(open_workbook(path), path, losses)
    year = workbook.known[0].year if workbook.known else None
    drafts: list[Draft] = []
    for sheet in workbook.sheets:
        read = RowReader(sheet, losses, year).read()
        if read is None or len(drafts) + len(read) > SESSIONS_LIMIT:
            raise CannotRead(FileProblem.TOO_MANY, path)
        drafts += read
    if not drafts and not workbook.own:
        raise CannotRead(FileProblem.EMPTY, path)
    complete_times(drafts, own=workbook.own)
    complete_days(drafts, workbook.known)
    programme = _programme(workbook, drafts, losses)
    for line in workbook.directory.unused():
        where = f"{workbook.directory.sheet} {line.row}"
        losses.add(Detail.OTHER, f"{where}: {line.person.name}")
    return ReadProgramme(programme, losses.report(), complete=workbook.whole)


# The workbook


def _tell_apart(grids: Sequence[Grid], path: Path, losses: Losses) -> _Workbook:
    found = [(grid, read_facts(grid)) for grid in grids]
    facts = next((facts for _, facts in found if facts is not None), None)
    others = [grid for grid, known in found if known is None]
    lists = {grid.name: listed for grid in others if (listed := read_directory(grid)) is not None}
    sheets = [
        sheet
        for grid in others
        if grid.name not in lists and (sheet := find_programme(grid)) is not None
    ]
    heads = [read_head(sheet.grid, sheet.top) for sheet in sheets]
    dates = [day.date for day in facts.days] if facts else [day for h in heads for day in h.dates]
    chosen = _chosen(sheets, dates[0].year if dates else None)
    if not chosen:
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    for sheet in sheets:
        if sheet not in chosen:
            rows = sum(1 for row in sheet.grid.rows[sheet.head + 1 :] if any(row))
            losses.add(Detail.OTHER, sheet.grid.name, max(rows, 1))
    directory = next(iter(lists.values()), Directory())
    if facts is not None:
        whole = bool(lists) and all(map(chosen[0].has, WRITTEN))
        return _Workbook(chosen, facts, directory, tuple(dates), whole)
    head = heads[sheets.index(chosen[0])]
    facts = ExchangedProgramme(title=head.title, venue=head.venue)
    return _Workbook(chosen, facts, directory, head.dates)


def _chosen(sheets: Sequence[Programme], year: int | None) -> tuple[Programme, ...]:
    """The sheets to read: ours, or the first one seen, with those of the other days."""
    own = [sheet for sheet in sheets if sheet.own]
    if own:
        return (own[0],)
    seen = [sheet for sheet in sheets if not sheet.grid.hidden]
    if seen and seen[0].day(year) is not None:
        return tuple(sheet for sheet in seen if sheet.day(year) is not None)
    return tuple(seen[:1])


# The programme


def _programme(workbook: _Workbook, drafts: Sequence[Draft], losses: Losses) -> ExchangedProgramme:
    facts = workbook.facts
    days = days_of(drafts, facts.days)
    index = {day.date: number for number, day in reversed([*enumerate(days)])}
    guids = _Guids(drafts)
    sessions = [
        _session(draft, index, workbook.directory, guids, losses, own=workbook.own)
        for draft in drafts
    ]
    sessions.sort(key=lambda each: (1, 0, 0) if each.day is None else (0, each.day, each.start))
    return replace(
        facts,
        days=days,
        rooms=(
            *facts.rooms,
            *map(ExchangedRoom, _new((each.room for each in sessions), facts.rooms)),
        ),
        tracks=(
            *facts.tracks,
            *map(ExchangedTrack, _new((each.track for each in sessions), facts.tracks)),
        ),
        sessions=tuple(sessions),
    )


def _new(names: Iterable[str], known: Iterable[ExchangedRoom | ExchangedTrack]) -> dict[str, None]:
    """The names that are not known yet, each once."""
    had = {each.name for each in known} | {""}
    return {name: None for name in names if name not in had}


def _session(
    draft: Draft,
    days: dict[date, int],
    directory: Directory,
    guids: "_Guids",
    losses: Losses,
    *,
    own: bool,
) -> ExchangedSession:
    day = draft.day if isinstance(draft.day, date) and draft.start is not None else None
    if draft.unscheduled:
        day = None
    elif day is None:
        losses.add(Detail.UNSCHEDULED, draft.title or draft.place)
    guid, known = guids.of(draft)
    values = draft.values
    language = tidy(values.get(Column.LANGUAGE, ""))
    return ExchangedSession(
        guid=guid,
        title=draft.title,
        public_id=read_whole(values.get(Column.NUMBER, "")) if own and known else None,
        kind=draft.kind,
        title_en=tidy(values.get(Column.TITLE_EN, "")),
        subtitle=tidy(values.get(Column.SUBTITLE, "")),
        abstract=values.get(Column.ABSTRACT, ""),
        abstract_en=values.get(Column.ABSTRACT_EN, ""),
        description=values.get(Column.DESCRIPTION, ""),
        language=language if own else _LANGUAGES.get(fold(language), language),
        track=tidy(values.get(Column.TRACK, "")),
        day=None if day is None else days[day],
        room=draft.room,
        start=draft.start or 0,
        length=draft.length or 0,
        expected=read_whole(values.get(Column.EXPECTED, "")) or 0,
        public=_is_public(values.get(Column.PUBLIC, "")),
        sequence=(read_whole(values.get(Column.SEQUENCE, "")) or 0) if own and known else 0,
        people=tuple(map(directory.find, _people(draft, own=own))),
    )


def _people(draft: Draft, *, own: bool) -> Iterable[Mention]:
    """Whom a row names; the one 사회 of a panel is its moderator, where others wrote it."""
    roles = [mention.role for mention in draft.people]
    if (
        own
        or draft.kind is not SessionKind.PANEL
        or AppearanceRole.MODERATOR in roles
        or roles.count(AppearanceRole.MC) != 1
    ):
        return draft.people
    return [
        replace(each, role=AppearanceRole.MODERATOR) if each.role is AppearanceRole.MC else each
        for each in draft.people
    ]


def _is_public(text: str) -> bool:
    """Whether a session is for all; a word that is neither yes nor no keeps it back."""
    word = fold(text) or text.strip().casefold()
    return not word or (word in YES and word not in NO)


class _Guids:
    """Gives each row its guid: the one it has, or one that the same row always leads to.

    A row copied in the spreadsheet brings a guid that is another's already: it is a new
    session. Times play no part, so that a sheet imported again moves what it brought.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        texts = (tidy(draft.values.get(Column.GUID, "")) for draft in drafts)
        self._given = {as_guid(text) for text in texts if text}
        self._taken: set[str] = set()
        self._alike: Counter[str] = Counter()

    def of(self, draft: Draft) -> tuple[str, bool]:
        """Return a row's guid, and whether it is the row's own."""
        text = tidy(draft.values.get(Column.GUID, ""))
        guid = as_guid(text) if text else ""
        known = bool(guid) and guid not in self._taken
        if not known:
            guid = self._derived(draft)
        self._taken.add(guid)
        return guid, known

    def _derived(self, draft: Draft) -> str:
        names = (draft.title, *(mention.name for mention in draft.people))
        words = ("".join(name.casefold().split()) for name in names)
        key = stable_guid("sheet", draft.kind, *words)
        while True:
            self._alike[key] += 1
            guid = stable_guid(key, self._alike[key])
            if guid not in self._taken and guid not in self._given:
                return guid
