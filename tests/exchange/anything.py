"""Programmes that Hypothesis thinks of: any at all, and such as a workspace can hold."""

from datetime import date

from hypothesis import strategies as st

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.text import tidy

ODD_TEXTS = (
    "",
    " ",
    "<b>Kim</b> & ]]> <!--",
    "\x00\x07\x0b\x1f\x85\ufffe\uffff",
    "\ud83d lone \udc00",
    "👩\u200d👩\u200d👧 Ñandú ㈔사경",
    "one\r\ntwo\rthree\n\tfour",
    "?> -- ?>",
    "\"quoted\" 'twice'",
    "x" * 400,
)
ANY_TEXT = st.one_of(
    st.sampled_from(ODD_TEXTS), st.text(st.characters(exclude_categories=()), max_size=12)
)
ANY_GUID = st.one_of(
    st.sampled_from(["", "HOqeNIb6G7M4hYFKFRkCmQ", "29AECFD7-2E44-4F49-AB86-29B5E0877325", "\x00"]),
    st.uuids().map(str),
)
ANY_NUMBER = st.one_of(st.none(), st.integers(-2, 4), st.sampled_from([2**31 - 1, 2**31, 2**70]))
ZONES = (
    "",
    "UTC",
    "Asia/Seoul",
    "Europe/Berlin",
    "Asia/Ho_Chi_Minh",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Etc/GMT-1",
    "Etc/GMT+12",
    "US/Eastern",
    "Antarctica/DumontDUrville",
)
_COLOURS = ("", "#0E6B5B", "#abc123")


def any_programme() -> st.SearchStrategy[ExchangedProgramme]:
    """Programmes without a rule but their types."""
    people = st.builds(
        ExchangedPerson,
        name=ANY_TEXT,
        name_en=ANY_TEXT,
        guid=ANY_GUID,
        public_id=ANY_NUMBER,
        role=st.sampled_from(AppearanceRole),
        organisation=ANY_TEXT,
        biography=ANY_TEXT,
    )
    sessions = st.builds(
        ExchangedSession,
        guid=ANY_GUID,
        title=ANY_TEXT,
        public_id=ANY_NUMBER,
        kind=st.sampled_from(SessionKind),
        title_en=ANY_TEXT,
        subtitle=ANY_TEXT,
        abstract=ANY_TEXT,
        description=ANY_TEXT,
        language=ANY_TEXT,
        track=ANY_TEXT,
        day=st.one_of(st.none(), st.integers(-1, 3)),
        room=ANY_TEXT,
        start=st.integers(-3000, 9000),
        length=st.one_of(st.integers(-5, 6000), st.just(10**9)),
        expected=st.integers(0, 5),
        public=st.booleans(),
        people=st.lists(people, max_size=3).map(tuple),
    )
    days = st.builds(
        ExchangedDay,
        date=st.one_of(st.dates(), st.sampled_from([date.min, date.max])),
        opens=st.integers(-2000, 4000),
        closes=st.integers(-2000, 4000),
    )
    rooms = st.builds(ExchangedRoom, name=ANY_TEXT, capacity=st.integers(-1, 10**7), guid=ANY_GUID)
    return st.builds(
        ExchangedProgramme,
        title=ANY_TEXT,
        title_en=ANY_TEXT,
        acronym=st.one_of(ANY_TEXT, st.sampled_from(["사경포럼", "31c3", "c3", "camp-2019-x"])),
        version=ANY_TEXT,
        time_zone=st.one_of(
            st.sampled_from([*ZONES, "Nowhere/City", "../../etc/passwd"]), ANY_TEXT
        ),
        venue=ANY_TEXT,
        colour=st.one_of(st.sampled_from(_COLOURS), ANY_TEXT),
        days=st.lists(days, max_size=3).map(tuple),
        rooms=st.lists(rooms, max_size=3).map(tuple),
        tracks=st.lists(st.builds(ExchangedTrack, name=ANY_TEXT, colour=ANY_TEXT), max_size=3).map(
            tuple
        ),
        sessions=st.lists(sessions, max_size=5).map(tuple),
    )


_NAME = st.one_of(st.sampled_from(ODD_TEXTS[:-1]), st.text(max_size=12)).map(tidy)
_NAMED = _NAME.filter(bool)
_LONG = st.text(max_size=30).map(lambda text: tidy(text, multiline=True))
_TRACKS = st.lists(
    st.builds(ExchangedTrack, name=_NAMED, colour=st.sampled_from(_COLOURS)),
    max_size=3,
    unique_by=lambda track: track.name,
)
_PEOPLE = st.lists(
    st.builds(
        ExchangedPerson,
        name=_NAMED,
        guid=st.one_of(st.just(""), st.uuids().map(str)),
        public_id=st.one_of(st.none(), st.integers(1, 2**31 - 1)),
        role=st.sampled_from(AppearanceRole),
    ),
    max_size=4,
)


@st.composite
def held_programme(draw: st.DrawFn) -> ExchangedProgramme:
    """A programme as a workspace can hold it, with nothing a schedule file has no place for."""
    rooms = draw(st.lists(_NAMED, max_size=3, unique=True))
    tracks = draw(_TRACKS)
    dates = sorted(
        draw(st.lists(st.dates(date(1901, 1, 1), date(2990, 1, 1)), max_size=3, unique=True))
    )
    numbers = draw(st.lists(st.integers(1, 2**31 - 1), max_size=6, unique=True)) if dates else []
    sessions = [
        ExchangedSession(
            guid=stable_guid("held", number),
            title=draw(_NAME),
            public_id=number,
            kind=draw(st.sampled_from(SessionKind)),
            subtitle=draw(_NAME),
            abstract=draw(_LONG),
            description=draw(_LONG),
            language=draw(st.sampled_from(["", "ko", "en", "formal-de"])),
            track=draw(st.sampled_from(["", *(track.name for track in tracks)])),
            day=draw(st.integers(0, len(dates) - 1)),
            room=draw(st.sampled_from(["", *rooms])),
            start=draw(st.integers(0, 2160)),
            length=draw(st.integers(1, 720)),
            people=tuple(draw(_PEOPLE)),
        )
        for number in numbers
    ]
    order = [*rooms, ""]
    sessions.sort(key=lambda s: (s.day, s.start, order.index(s.room)))
    return ExchangedProgramme(
        title=draw(_NAMED),
        acronym=draw(_NAMED.filter(lambda text: "?>" not in text)),
        version=draw(_NAME),
        time_zone=draw(st.sampled_from(ZONES)),
        colour=draw(st.sampled_from(_COLOURS)),
        days=tuple(_day(on, [s for s in sessions if s.day == i]) for i, on in enumerate(dates)),
        rooms=tuple(ExchangedRoom(name, guid=stable_guid("held", name)) for name in rooms),
        tracks=tuple(tracks),
        sessions=tuple(sessions),
    )


def _day(on: date, sessions: list[ExchangedSession]) -> ExchangedDay:
    opens = min([9 * 60, *(session.start for session in sessions)])
    return ExchangedDay(on, opens, max([18 * 60, *(session.end for session in sessions)]))
