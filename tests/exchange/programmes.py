"""Programmes to write and read: a small Korean one with everything, and large foreign ones."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    as_guid,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind

HALL = "대강당"
SEMINAR = "세미나실 2"

MODERATOR = ExchangedPerson(
    "서종식",
    "Seo Jongsik",
    guid=stable_guid("person", "서종식"),
    public_id=11,
    role=AppearanceRole.MODERATOR,
    position="센터장",
    position_en="Director",
    organisation="경상남도사회혁신센터",
    organisation_en="Gyeongnam Center for Social Innovation",
    biography="사회혁신 현장에서 스무 해를 일했다.\n두 아이의 아버지.",
    biography_en="Twenty years in the field.",
)
PANELLISTS = (
    ExchangedPerson(
        "김하늘",
        "Kim Haneul",
        guid=stable_guid("person", "김하늘"),
        public_id=12,
        role=AppearanceRole.PANELLIST,
        organisation="㈜바다상점",
    ),
    ExchangedPerson("Ana María <Núñez> & Söhne", public_id=13, role=AppearanceRole.PANELLIST),
    ExchangedPerson("홍길동", guid=stable_guid("person", "홍길동"), role=AppearanceRole.PANELLIST),
)
SPEAKER = ExchangedPerson("이보라", public_id=14, role=AppearanceRole.KEYNOTE, position="교수")
GUEST = ExchangedPerson(
    "박도지사",
    public_id=15,
    role=AppearanceRole.ADDRESS,
    position="도지사",
    organisation="경상남도",
)


def half_day() -> ExchangedProgramme:
    """A Korean half-day with a panel, a private session and one without a place."""
    return ExchangedProgramme(
        title="2026 경남 사회혁신 포럼",
        title_en="Gyeongnam Social Innovation Forum 2026",
        acronym="gnforum_2026",
        guid=stable_guid("event", "half-day"),
        version="3",
        time_zone="Asia/Seoul",
        venue="경남도청 신관",
        venue_en="Gyeongnam Provincial Office",
        colour="#0E6B5B",
        days=(ExchangedDay(date(2026, 11, 24), 13 * 60, 18 * 60),),
        rooms=(
            ExchangedRoom(HALL, "Main hall", 200, stable_guid("room", HALL)),
            ExchangedRoom(SEMINAR, "Seminar room 2", 40, stable_guid("room", SEMINAR)),
        ),
        tracks=(
            ExchangedTrack("지역", "Region", "#7A3E9D"),
            ExchangedTrack("청년 & 일", "Youth & work"),
        ),
        sessions=_half_day_sessions(),
    )


def _half_day_sessions() -> tuple[ExchangedSession, ...]:
    return (
        _session("등록", 1, SessionKind.REGISTRATION, HALL, 13 * 60),
        replace(
            _session("축사", 2, SessionKind.ADDRESS, HALL, 13 * 60 + 30, 10),
            people=(GUEST,),
        ),
        replace(
            _session("작은 것들의 힘", 3, SessionKind.KEYNOTE, HALL, 13 * 60 + 40, 50),
            title_en="The power of small things",
            subtitle="마을에서 시작하는 <혁신>",
            abstract='첫 문단.\n\n둘째 문단 & "따옴표".',
            abstract_en="The first paragraph.",
            description="<p>HTML 그대로</p>",
            language="ko",
            track="지역",
            expected=180,
            sequence=2,
            people=(SPEAKER,),
        ),
        _session("쉬는 시간", None, SessionKind.BREAK, "", 14 * 60 + 30, 15),
        replace(
            _session("청년은 왜 떠나는가 🚄", 5, SessionKind.PANEL, HALL, 14 * 60 + 45, 75),
            track="청년 & 일",
            language="ko",
            people=(MODERATOR, *PANELLISTS),
        ),
        replace(
            _session("Workshop: 데이터 읽기", 6, SessionKind.WORKSHOP, SEMINAR, 14 * 60 + 45, 90),
            language="en",
            people=(PANELLISTS[2],),
        ),
        replace(_session("내빈 접견", 7, SessionKind.OTHER, SEMINAR, 17 * 60, 20), public=False),
        _session("폐회", 8, SessionKind.CLOSING, HALL, 17 * 60 + 30, 20),
        replace(
            _session("아직 자리가 없는 발표", 9, SessionKind.TALK, "", 0, 20),
            day=None,
            people=(PANELLISTS[0],),
        ),
    )


def _session(  # noqa: PLR0917 - a row of a table
    title: str, number: int | None, kind: SessionKind, room: str, start: int, length: int = 30
) -> ExchangedSession:
    return ExchangedSession(
        guid=stable_guid("session", title),
        title=title,
        public_id=number,
        kind=kind,
        day=0,
        room=room,
        start=start,
        length=length,
    )


def congress() -> ExchangedProgramme:
    """A congress like the 31C3: 138 sessions in four halls, four nights past midnight."""
    return conference(sessions=138, rooms=4, days=4)


def conference(*, sessions: int, rooms: int, days: int) -> ExchangedProgramme:
    """A programme of any size, always the same: talks in rows, evenings into the night.

    Guids are such as older programmes give, made UUIDs; nobody has a guid, everybody a number.
    Each day's last session in the first room begins after midnight.
    """
    first = date(2014, 12, 27)
    names = [f"Saal {number + 1}" for number in range(rooms)]
    placed = sorted(_places(sessions, rooms, days))
    return ExchangedProgramme(
        title="31. Chaos & Communication",
        acronym="31c4",
        version="1.5 To shine in a bright light",
        time_zone="Europe/Berlin",
        days=tuple(
            ExchangedDay(
                first + timedelta(days=day),
                11 * 60,
                max(28 * 60, *(start + LONGEST for at, start, _ in placed if at == day)),
            )
            for day in range(days)
        ),
        rooms=tuple(ExchangedRoom(name, guid=stable_guid("room", "31c4", name)) for name in names),
        tracks=tuple(ExchangedTrack(name) for name in TRACKS),
        sessions=tuple(
            _lecture(number, day=day, room=names[room], start=start)
            for number, (day, start, room) in enumerate(placed)
        ),
    )


LONGEST = 90
TRACKS = (
    "Security & Hacking",
    "Ethics, Society & Politics",
    "Hardware & Making",
    "Science",
    "Art & Culture",
    "Entertainment",
    "CCC",
)


def _places(sessions: int, rooms: int, days: int) -> list[tuple[int, int, int]]:
    """Day, start and room of each: a night session a day, the others an hour after another."""
    nights = [(day, 24 * 60 + 15 * (day % 2), 0) for day in range(min(days, sessions))]
    rows = ((day, 11 * 60 + 30 + hour * 60, room) for hour in count() for room in range(rooms) for
            day in range(days) if hour < 12 or room)  # fmt: skip
    return nights + [next(rows) for _ in range(sessions - len(nights))]


def _lecture(number: int, *, day: int, room: str, start: int) -> ExchangedSession:
    old_guid = f"HOqeNIb6G7M4hYFKF{number:05}"
    return ExchangedSession(
        guid=as_guid(old_guid),
        title=f"„Wir beteiligen uns“ – part {number} of <many> & more",
        public_id=5000 + number * 7 % 9973,
        kind=SessionKind.TALK,
        subtitle="A New Dawn" if number % 3 == 0 else "",
        abstract=f"Abstract {number}: SmartGrids, “clouds” & <b>IoT</b>.\nSecond line.",
        description="\n\n".join(
            f"Paragraph {part} of {number}. " + PROSE for part in range(3)
        ).strip(),
        language="de" if number % 5 == 0 else "en",
        track=TRACKS[number % len(TRACKS)],
        day=day,
        room=room,
        start=start,
        length=LONGEST if start >= 24 * 60 else (60, 30, 45)[number % 3],
        people=tuple(
            ExchangedPerson(f"Person {who} é", public_id=1000 + who)
            for who in range(number % 97, number % 97 + 1 + number % 3 // 2)
        ),
    )


PROSE = (
    "Our latest research was devoted to the analysis of the architecture and implementation of "
    "the most wide spread platforms for wind and solar energy generation."
)
