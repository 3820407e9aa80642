"""The sample workshop as snapshots, full and sparse, and badges that try the layout."""

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from eventapp.domain.documents import (
    Badge,
    BadgeSnapshot,
    Picture,
    PrintedEvent,
    PrintedOrganisation,
    PrintedPerson,
    PrintedSession,
    ProgrammeSnapshot,
)
from eventapp.domain.ids import AttendeeId, SessionId, TicketCode
from eventapp.domain.kinds import AppearanceRole, EngagementKind, SessionKind

DAY = date(2026, 12, 24)
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def event() -> PrintedEvent:
    return PrintedEvent(
        title="사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍",
        title_en=(
            "Workshop on strengthening cooperation between public enterprises"
            " and the social economy"
        ),
        motto="새로운 문제는 새로운 생각으로만 풀 수 있습니다.",
        motto_by="알베르트 아인슈타인",
        motto_en="New problems can only be solved by new thinking.",
        purpose=(
            "공기업이 공공구매를 비롯해 사회적경제와 함께한 구체적인 사례를 나누고,"
            " 더 튼튼한 협력의 길을 찾습니다."
        ),
        purpose_en=(
            "Public enterprises share concrete cases of working with social-economy"
            " organisations and look for stronger cooperation."
        ),
        venue="한국토지주택공사 경남지역본부",
        venue_en="Korea Land & Housing Corporation, Gyeongnam Regional Office",
        days=(DAY,),
        rooms=("대회의실",),
        colour="#0E6B5B",
    )


def person(
    name: str,
    position: str,
    organisation: str,
    role: AppearanceRole,
    *,
    name_en: str = "",
    organisation_en: str = "",
    position_en: str = "",
    biography: str = "",
    photo: Picture | None = None,
) -> PrintedPerson:
    return PrintedPerson(
        name=name,
        name_en=name_en,
        position=position,
        organisation=organisation,
        organisation_en=organisation_en,
        role=role,
        biography=biography,
        biography_en="",
        photo=photo,
        position_en=position_en,
    )


def session(
    number: int,
    kind: SessionKind,
    title: str,
    start: int,
    length: int,
    *people: PrintedPerson,
    title_en: str = "",
    abstract: str = "",
    talk: int = 0,
    day: date = DAY,
    room: str = "대회의실",
) -> PrintedSession:
    return PrintedSession(
        id=SessionId(number),
        kind=kind,
        number=talk,
        title=title,
        title_en=title_en,
        abstract=abstract,
        day=day,
        start=start,
        end=start + length,
        room=room,
        room_en="",
        people=people,
    )


def sessions() -> tuple[PrintedSession, ...]:
    role = AppearanceRole
    return (
        session(1, SessionKind.REGISTRATION, "등록", 570, 30, title_en="Registration"),
        session(2, SessionKind.OPENING, "개회·국민의례", 600, 10, title_en="Opening"),
        session(
            3,
            SessionKind.ADDRESS,
            "",
            610,
            10,
            person(
                "오영오",
                "경영혁신본부장",
                "한국토지주택공사",
                role.ADDRESS,
                name_en="Oh Young-oh",
                organisation_en="Korea Land & Housing Corporation",
            ),
        ),
        session(
            4,
            SessionKind.ENCOURAGEMENT,
            "",
            620,
            10,
            person("이옥선", "의원 (경제환경위원회)", "경상남도의회", role.ENCOURAGEMENT),
        ),
        session(
            5,
            SessionKind.KEYNOTE,
            "공공기관과 사회적경제의 협력이 중요한 이유",
            630,
            20,
            person("서종식", "사회적경제지원실장", "한국사회적기업진흥원", role.KEYNOTE),
            title_en="Why cooperation between public bodies and the social economy matters",
            abstract=(
                "정부의 사회적가치 정책과 공공기관 협력 사례를 소개합니다.\n"
                "- 사회적가치 지표를 모은 지표 풀\n"
                "- 공공기관을 돕는 원탁회의"
            ),
        ),
        session(
            6,
            SessionKind.TALK,
            "사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과",
            650,
            15,
            person(
                "이은경",
                "팀장",
                "경남사회복지공동모금회",
                role.SPEAKER,
                name_en="Lee Eun-kyung",
                organisation_en="Gyeongnam Community Chest",
                position_en="Team leader",
            ),
            title_en="Business and social results of the pacemaker programme",
            abstract=(
                "정부 지원이 끝난 지 한 해가 넘은 조직에 자문과 설비를 함께 지원한"
                " 2차 지원 사업의 이야기입니다.\n"
                "- 민간 재원으로 7개 조직을 함께 지원\n"
                "- 경남사회연대경제사회적협동조합과 공동 진행\n"
                "- 매출, 고용, 사회적가치가 모두 늘었습니다"
            ),
            talk=1,
        ),
        session(
            7,
            SessionKind.TALK,
            "지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매",
            665,
            15,
            person("김성규", "본부장", "중소벤처기업진흥공단 경남본부", role.SPEAKER),
            title_en="Buying social-economy products through an untact campaign",
            abstract=(
                "91개 기업이 스스로 기부해 지역 사회적경제 제품을 사고,"
                " 도움이 필요한 이웃에게 전했습니다.\n"
                "• 기부하는 쪽과 만드는 쪽을 함께 돕는 방식\n"
                "• 다음: 우수 조직의 정보를 지역과 공공기관에 알리기"
            ),
            talk=2,
        ),
        session(8, SessionKind.BREAK, "휴식", 680, 10, title_en="Break"),
        session(
            9,
            SessionKind.TALK,
            "정책적 협력을 통한 사회적가치 실현",
            690,
            15,
            person("이미연", "교수", "한국교통안전공단 경남본부", role.SPEAKER),
            title_en="Social value through cooperation in policy",
            abstract=(
                "세 가지 사업을 소개합니다.\n"
                "- 빅데이터로 배달 노동자의 안전한 운행 돕기\n"
                "- 농촌 농기계의 스마트 이동 안전\n"
                "- 전국 플랫폼에 맞서는 도 단위 택시 플랫폼"
            ),
            talk=3,
        ),
        session(
            10,
            SessionKind.TALK,
            "농촌공동체 활성화를 위한 사회적경제와의 협력 사례",
            705,
            15,
            person("정승태", "부장", "한국토지주택공사 경남지역본부", role.SPEAKER),
            title_en="Working with the social economy to revive rural communities",
            abstract=(
                "함양군 소하면의 마을 사업 ‘서하다움’ 이야기입니다. 청년의 창업 실습과 살 집을"
                " 마련해 인구와 경제가 천천히 되살아나고 있습니다.\n"
                "- 다음: 청년을 위한 주거 플랫폼"
            ),
            talk=4,
        ),
        session(
            11,
            SessionKind.PANEL,
            "논찬: 공기업과 사회적경제가 나아갈 방향",
            720,
            35,
            person("배중철", "경남본부장", "한국교통안전공단 경남본부", role.MODERATOR),
            person("황영임", "회장", "경남자활기업협회", role.PANELLIST),
            person("김미득", "부회장", "경남협동조합협의회", role.PANELLIST),
            person("김진수", "이사장", "경남사회연대경제사회적협동조합", role.PANELLIST),
            person("심인경", "사무국장", "㈔경남사회혁신가네트워크", role.PANELLIST),
            title_en="Panel: where public enterprises and the social economy should go",
        ),
    )


def organisations() -> tuple[PrintedOrganisation, ...]:
    host, sponsor = EngagementKind.HOST, EngagementKind.SPONSOR

    def make(name: str, kind: EngagementKind, name_en: str = "") -> PrintedOrganisation:
        return PrintedOrganisation(name=name, name_en=name_en, engagement=kind, tier="", logo=None)

    return (
        make("경남사회적경제통합지원센터", host, "Gyeongnam Social Economy Support Centre"),
        make("㈔경남사회혁신가네트워크", host, "Gyeongnam Social Innovators Network"),
        make("한국토지주택공사", sponsor, "Korea Land & Housing Corporation"),
        make("한국남동발전", sponsor, "Korea South-East Power"),
        make("중소벤처기업진흥공단 경남본부", sponsor),
        make("한국교통안전공단 경남본부", sponsor),
        make("경남사회복지공동모금회", sponsor, "Gyeongnam Community Chest"),
    )


def workshop() -> ProgrammeSnapshot:
    """The sample as the article gives it: no photographs, no logos, no biographies."""
    return ProgrammeSnapshot(event(), sessions(), organisations())


def rich() -> ProgrammeSnapshot:
    """The workshop with photographs, biographies, logos, a second day and a second room."""
    biography = (
        "사회적경제 현장에서 스무 해 가까이 일해 왔습니다. 협동조합의 설립과 경영을 돕고,"
        " 공공기관과 지역이 함께 일하는 방법을 연구합니다."
    )
    told = tuple(
        replace(
            one,
            people=tuple(
                replace(
                    who,
                    biography=biography * (1 + index % 2),
                    photo=portrait(one.start) if index % 2 == 0 else None,
                )
                for index, who in enumerate(one.people)
            ),
        )
        for one in sessions()
    )
    second = date(2026, 12, 25)
    more = (
        session(
            20,
            SessionKind.WORKSHOP,
            "지역 사례 나누기",
            600,
            90,
            person("홍길동", "강사", "경남사회적경제통합지원센터", AppearanceRole.SPEAKER),
            day=second,
            room="소회의실 2 (본관 3층)",
        ),
        session(21, SessionKind.LUNCH, "점심", 720, 60, day=second, room="구내식당"),
        session(22, SessionKind.CLOSING, "폐회", 780, 30, day=second),
    )
    shapes = [(600, 120), (200, 220), (320, 320), (900, 140), (260, 200), (420, 180), (300, 120)]
    marked = tuple(
        replace(one, logo=logo(*size) if index != 3 else None)
        for index, (one, size) in enumerate(zip(organisations(), shapes, strict=True))
    )
    partner = PrintedOrganisation(
        name="경상남도의회", name_en="", engagement=EngagementKind.PARTNER, tier="특별", logo=None
    )
    facts = replace(
        event(), days=(DAY, second), rooms=("대회의실", "소회의실 2 (본관 3층)"), colour="#7A3E8E"
    )
    return ProgrammeSnapshot(facts, (*told, *more), (*marked, partner))


def sparse() -> ProgrammeSnapshot:
    """An event of which hardly more than the title is known."""
    facts = replace(
        event(),
        title="작은 모임",
        title_en="",
        motto="",
        motto_by="",
        motto_en="",
        purpose="",
        purpose_en="",
        venue="",
        venue_en="",
        rooms=(),
    )
    few = (
        session(1, SessionKind.OPENING, "", 600, 10, room=""),
        session(
            2,
            SessionKind.TALK,
            "처음 이야기",
            610,
            30,
            person("김 솔", "", "", AppearanceRole.SPEAKER),
            talk=1,
            room="",
        ),
    )
    return ProgrammeSnapshot(facts, few, ())


def empty() -> ProgrammeSnapshot:
    """An event without days, sessions and organisations."""
    return ProgrammeSnapshot(replace(sparse().event, days=()), (), ())


def logo(width: int, height: int) -> Picture:
    """A flat coloured mark on transparency."""
    image = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, width - 1, height - 1), 20, fill=(20, 80, 160, 255))
    pen.ellipse((height // 5, height // 5, height * 4 // 5, height * 4 // 5), fill="white")
    return _picture(image, "PNG")


def portrait(seed: int) -> Picture:
    """A head and shoulders, higher than wide."""
    image = Image.new("RGB", (300, 400), (200, 210, 205 + seed % 40))
    pen = ImageDraw.Draw(image)
    pen.ellipse((95, 70, 205, 210), fill=(230, 190, 160))
    pen.ellipse((40, 230, 260, 560), fill=(40, 60, 90 + seed % 90))
    return _picture(image, "JPEG")


def _picture(image: Image.Image, kind: str) -> Picture:
    file = io.BytesIO()
    image.save(file, kind)
    return Picture(file.getvalue(), image.width, image.height)


def code(number: int) -> TicketCode:
    """A ticket code of the usual shape, the same every time."""
    value = (number + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % (1 << 128)
    letters = []
    for _ in range(26):
        value, rest = divmod(value, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return TicketCode("".join(letters))


_CATEGORIES = (
    ("참가자", "Attendee", "#0E6B5B"),
    ("토론자", "Panellist", "#7A3E8E"),
    ("운영진", "Staff", "#59626B"),
    ("내빈", "Guest", "#C77700"),
)

_HARD_NAMES = (
    ("황영임", "", "경남자활기업협회", "회장"),
    (
        "Maximiliana Kowalczyk-Andersen",
        "",
        "경남사회연대경제사회적협동조합 국제협력연구센터",
        "Researcher",
    ),
    ("김 솔", "", "㈔경남사회혁신가네트워크", "활동가"),
    ("이 봄", "Lee Bom", "㈜한빛", "대표"),
    ("南宮 賢", "Namgung Hyun", "한국교통안전공단 경남본부", "책임연구원"),
    (
        "남궁민수",
        "",
        "중소벤처기업진흥공단 경남본부 지역혁신성장지원처 사회적경제협력추진단",
        "과장",
    ),
    ("Łukasz Dvořák", "", "Erdős Institute", "Senior adviser for international cooperation"),
    ("김민준", "", "경남협동조합협의회", "매니저"),
    ("김민준", "", "한국남동발전", ""),
    ("제갈", "", "", ""),
    ("Wolfeschlegelsteinhausenbergerdorffabcdef", "", "LH", "Guest"),
    ("선우용여", "Sunwoo Yong-yeo", "경상남도의회", "의원"),
)

_GIVEN = ("민준", "서연", "도윤", "하은", "지호", "수아", "예준", "지우")
_FAMILY = ("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임")


def badge(number: int, name: str, name_en: str, organisation: str, position: str) -> Badge:
    category, category_en, colour = _CATEGORIES[number % len(_CATEGORIES)]
    return Badge(
        attendee=AttendeeId(number + 1),
        name=name,
        name_en=name_en,
        organisation=organisation,
        position=position,
        category=category,
        category_en=category_en,
        category_colour=colour,
        code=code(number),
    )


def badges(count: int = 80) -> BadgeSnapshot:
    """So many badges: first the hard names, then ordinary ones."""
    places = [one.name for one in organisations()]
    rows = [badge(number, *row) for number, row in enumerate(_HARD_NAMES)]
    for number in range(len(rows), count):
        name = _FAMILY[number % 10] + _GIVEN[number // 10 % 8]
        rows.append(badge(number, name, "", places[number % len(places)], "팀장"))
    return BadgeSnapshot(event(), tuple(rows[:count]))


HOSTILE = (
    '<img src="file:///etc/passwd">',
    "<b>Kim",
    "a&b",
    "{x.__class__}",
    "%s %(n)d",
    "가" * 20_000,
    "W" * 20_000,
    "낱말 " * 5_000,
    "\u202eABC\u202c",
    "👨‍👩‍👧‍👦🇰🇷👍🏽",
    "nul\x00in\x1bside",
    "Z̸̧͎a̴̛͍l̷̰̈́g̶o",
    "\u200b\ufeff",
    "   ",
    "",
    "\\(paren) Tj ET",
    "﷽ ثعبان עברית ไทย",
    "한\u1161\u11a8글",
)


def hostile_badges() -> BadgeSnapshot:
    """Every hostile text in every place of a badge."""
    rows = []
    for number, text in enumerate(HOSTILE):
        one = badge(number, text, text, text, text)
        rows.append(replace(one, category=text, category_en=text, category_colour=text[:20]))
    return BadgeSnapshot(replace(event(), title=HOSTILE[0], title_en=HOSTILE[5]), tuple(rows))


def hostile_programme(text: str) -> ProgrammeSnapshot:
    """One hostile text in every place of a programme."""
    broken = Picture(b"\x89PNG not a picture", 10, 10)
    who = replace(
        person(text, text, text, AppearanceRole.SPEAKER, name_en=text, biography=text),
        biography_en=text,
        position_en=text,
        photo=broken,
    )
    panellist = replace(who, role=AppearanceRole.PANELLIST)
    facts = replace(
        event(),
        title=text,
        title_en=text,
        motto=text,
        motto_by=text,
        motto_en=text,
        purpose=text,
        purpose_en=text,
        venue=text,
        venue_en=text,
        rooms=(text,),
        colour=text[:9],
    )
    kinds = (SessionKind.TALK, SessionKind.PANEL, SessionKind.OTHER)
    shown = tuple(
        replace(
            session(index, kind, text, 600, 10, who, panellist, abstract=text, talk=1),
            room=text + str(index),
            room_en=text,
        )
        for index, kind in enumerate(kinds)
    )
    marks = (
        PrintedOrganisation(text, text, EngagementKind.HOST, text, broken),
        PrintedOrganisation(text, "", EngagementKind.PARTNER, "", None),
    )
    return ProgrammeSnapshot(facts, shown, marks)
