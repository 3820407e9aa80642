"""The headings and words of a programme sheet, in Korean and English.

What we write comes from the catalogue. What we read is recognised by the tables here, in
either language and whatever language the program speaks: an organiser who never saw a sheet
of ours has headings, too.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from gettext import NullTranslations
from typing import Final, NamedTuple

from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.domain.text import tidy
from eventapp.i18n import catalogue
from eventapp.vocabulary import role, session_kind


class Column(StrEnum):
    """What a column of the programme says of its sessions."""

    DATE = "date"
    START = "start"
    END = "end"
    ROOM = "room"
    KIND = "kind"
    TITLE = "title"
    TITLE_EN = "title_en"
    SUBTITLE = "subtitle"
    PEOPLE = "people"
    TRACK = "track"
    LANGUAGE = "language"
    ABSTRACT = "abstract"
    ABSTRACT_EN = "abstract_en"
    DESCRIPTION = "description"
    EXPECTED = "expected"
    PUBLIC = "public"
    NUMBER = "number"
    SEQUENCE = "sequence"
    GUID = "guid"
    # Only in the sheets of others
    LENGTH = "length"
    ORGANISATION = "organisation"
    POSITION = "position"
    AFFILIATION = "affiliation"
    """Organisation and position in one cell."""


WRITTEN: Final = frozenset(Column) - {
    Column.LENGTH,
    Column.ORGANISATION,
    Column.POSITION,
    Column.AFFILIATION,
}
"""The columns of our own sheets."""


class Heading(NamedTuple):
    """What a heading means; a column of people may say what they all do."""

    column: Column
    role: AppearanceRole | None = None


def column_headings(words: NullTranslations) -> dict[Column, str]:
    """The headings we write, in the order of their columns."""
    _, pgettext = words.gettext, words.pgettext
    return {
        Column.DATE: _("Date"),
        Column.START: _("Start"),
        Column.END: pgettext("programme sheet", "End"),
        Column.ROOM: _("Room"),
        Column.KIND: _("Kind"),
        Column.TITLE: _("Title"),
        Column.TITLE_EN: pgettext("programme sheet", "English title"),
        Column.SUBTITLE: pgettext("programme sheet", "Subtitle"),
        Column.PEOPLE: pgettext("programme sheet", "People"),
        Column.TRACK: pgettext("programme sheet", "Track"),
        Column.LANGUAGE: _("Language"),
        Column.ABSTRACT: _("Abstract"),
        Column.ABSTRACT_EN: pgettext("programme sheet", "English abstract"),
        Column.DESCRIPTION: pgettext("programme sheet", "Description"),
        Column.EXPECTED: pgettext("programme sheet", "Expected"),
        Column.PUBLIC: pgettext("programme sheet", "Public"),
        Column.NUMBER: pgettext("programme sheet", "No."),
        Column.SEQUENCE: pgettext("programme sheet", "Revision"),
        Column.GUID: pgettext("programme sheet", "Identifier"),
    }


_HEADINGS: Final[Mapping[Heading, str]] = {
    Heading(Column.DATE): "날짜 일자 월일 행사일 개최일 date day",
    Heading(Column.START): """
        시작 시작시간 시작시각 시간 시각 일시 시간대 진행시간 start starts starttime begin from
        time times datetime schedule when
        """,
    Heading(
        Column.END
    ): "종료 종료시간 종료시각 끝 끝시간 끝시각 마침 end ends endtime finish until to",
    Heading(Column.LENGTH): """
        소요시간 소요 소요분 소요시간분 시간분 분 길이 배정시간 duration durationmin
        durationminutes length lengthmin minutes min mins
        """,
    Heading(
        Column.ROOM
    ): "장소 방 회의실 강의실 발표장 행사장 room rooms hall location place venue where",
    Heading(Column.KIND): "종류 구분 유형 형식 분류 세션유형 kind type sessiontype format category",
    Heading(Column.TITLE): """
        제목 제목국문 국문제목 주제 발표제목 발표주제 강연제목 강연주제 강연명 과제명 세션 세션명
        세션제목 순서명 프로그램 프로그램명 행사내용 식순 발표내용 주제명 title talktitle
        sessiontitle session topic subject program programme item agenda what
        """,
    Heading(Column.TITLE_EN): """
        영문제목 제목영문 영어제목 제목영어 영문명 englishtitle titleenglish titleen
        titleinenglish
        """,
    Heading(Column.SUBTITLE): "부제 부제목 subtitle",
    Heading(Column.PEOPLE): """
        사람 발표토론자 발표자 발표자명 연사 연사명 강사 강사명 강연자 발제자 출연 출연자 참여자
        성명 이름 발표자성명 발표자이름 인사 people person speaker speakers presenter presenters
        name names lecturer who
        """,
    Heading(Column.PEOPLE, AppearanceRole.MODERATOR): "좌장 좌장명 moderator moderators chair",
    Heading(Column.PEOPLE, AppearanceRole.PANELLIST): """
        토론자 지정토론 지정토론자 토론패널 패널 패널리스트 논찬자 panellist panellists panelist
        panelists panel discussant discussants
        """,
    Heading(Column.PEOPLE, AppearanceRole.MC): "사회 사회자 진행 진행자 mc host",
    Heading(
        Column.PEOPLE, AppearanceRole.INTERPRETER
    ): "통역 통역사 통역자 interpreter interpreters",
    Heading(Column.ORGANISATION): """
        소속 기관 소속기관 기관명 소속기관명 발표자소속 organisation organization affiliation
        company institution
        """,
    Heading(Column.POSITION): "직위 직급 직책 직함 발표자직위 position jobtitle",
    Heading(Column.AFFILIATION): "소속및직위 소속직위 소속및직책 소속직책 소속및직급 소속직급",
    Heading(Column.TRACK): "트랙 분과 분야 세션분과 track tracks stream",
    Heading(Column.LANGUAGE): "언어 사용언어 발표언어 language",
    Heading(Column.ABSTRACT): """
        요지 요지국문 초록 개요 발표개요 발표요지 세부내용 주요내용 내용요약 abstract summary
        """,
    Heading(Column.ABSTRACT_EN): """
        영문요지 요지영문 영문초록 초록영문 englishabstract abstractenglish abstracten
        """,
    Heading(Column.DESCRIPTION): "설명 상세설명 비고 참고 description details notes note remarks",
    Heading(
        Column.EXPECTED
    ): "예상인원 인원 참석인원 예상참석 expected expectedsize attendance size",
    Heading(Column.PUBLIC): "공개 공개여부 public",
    Heading(Column.NUMBER): "번호 연번 순번 no number nr id",
    Heading(Column.SEQUENCE): "개정 revision sequence",
    Heading(Column.GUID): "식별자 guid uuid identifier",
}
_EXACT: Final = {word: heading for heading, words in _HEADINGS.items() for word in words.split()}

_SPARE: Final[Mapping[str, tuple[Column, ...]]] = {
    "내용": (Column.TITLE, Column.ABSTRACT),
    "진행내용": (Column.TITLE, Column.ABSTRACT),
    "세부프로그램": (Column.TITLE, Column.ABSTRACT),
    "content": (Column.TITLE, Column.ABSTRACT),
    "contents": (Column.TITLE, Column.ABSTRACT),
    "행사": (Column.TITLE,),
    "event": (Column.TITLE,),
    "activity": (Column.TITLE,),
    "담당": (Column.PEOPLE,),
    "담당자": (Column.PEOPLE,),
    "순서": (Column.TITLE, Column.KIND, Column.NUMBER),
}
"""What means the one thing in some sheets and the other in others: the first column not taken.

They are asked in this order: beside a 내용 a 순서 is no title.
"""

_LONGEST_HEADING: Final = 40
_SHORTEST_PART: Final = {True: 4, False: 2}
"""Letters of a word, Latin or not, that is found inside another."""
_NOT_WORD = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"[(（\[<].*?[)）\]>]")


def fold(text: str) -> str:
    """Return a heading or a word as the tables here have it: letters and digits alone."""
    return _NOT_WORD.sub("", tidy(text).casefold())


def find_headings(texts: Iterable[str]) -> tuple[dict[int, Heading], int]:
    """Return which cells of a row are headings of what, and how many of them are so to the word.

    A column is found once, but for those of people and of what belongs to them.
    """
    found: dict[int, Heading] = {}
    spare: list[tuple[str, int]] = []
    partly: list[tuple[int, Heading]] = []
    for index, text in enumerate(texts):
        if not text or len(text) > _LONGEST_HEADING:
            continue
        names = _names_of(text)
        exact = next((_EXACT[name] for name in names if name in _EXACT), None)
        choice = next((name for name in names if name in _SPARE), None)
        if exact or text.strip() == "#":
            _take(found, index, exact or Heading(Column.NUMBER))
        elif choice:
            spare.append((choice, index))
        elif part := _part_of(fold(_BRACKETS.sub("", text))):
            partly.append((index, part))
    for name, index in sorted(spare, key=lambda item: list(_SPARE).index(item[0])):
        for column in _SPARE[name]:
            if _take(found, index, Heading(column)):
                break
    certain = len(found)
    for index, heading in partly:
        _take(found, index, heading)
    return found, certain


def _names_of(text: str) -> tuple[str, str]:
    """What to look a heading up as: 시간(분) as a whole, 발표자(소속) without its brackets."""
    whole, bare = fold(text), fold(_BRACKETS.sub("", text))
    found = _EXACT.get(whole)
    if found and bare in _EXACT and found.column in _SEVERAL:
        return bare, whole
    return whole, bare


_SEVERAL: Final = frozenset(
    {Column.PEOPLE, Column.ORGANISATION, Column.POSITION, Column.AFFILIATION}
)


def _take(found: dict[int, Heading], index: int, heading: Heading) -> bool:
    taken = {other.column for other in found.values()}
    if heading.column in taken and heading.column not in _SEVERAL:
        return False
    found[index] = heading
    return True


def _part_of(name: str) -> Heading | None:
    """Find the longest known word that a compound begins or ends with: 발표자명단."""
    parts = [
        word
        for word in _EXACT
        if len(word) >= _SHORTEST_PART[word.isascii()]
        and (name.startswith(word) or name.endswith(word))
    ]
    return _EXACT[max(parts, key=len)] if parts else None


YES: Final = frozenset({"예", "네", "공개", "o", "○", "v", "✓", "y", "yes", "true", "1", "public"})
NO: Final = frozenset(
    {"아니요", "아니오", "비공개", "x", "×", "n", "no", "false", "0", "private", "internal"}
)
UNKNOWN: Final = frozenset({"미정", "미확정", "추후", "추후공지", "추후결정", "tbd", "tba", "tbc"})
"""What stands for a date or a name that nobody knows yet."""
UNSCHEDULED: Final = UNKNOWN | {"미배정", "예비", "unscheduled", "notscheduled", "later"}
UNNAMED: Final = UNKNOWN | {"섭외중", "섭외예정", "ooo", "oo", "000"}
NOBODY: Final = frozenset({"없음", "해당없음", "none", "na"})

_ROLE_WORDS: Final[Mapping[AppearanceRole, str]] = {
    AppearanceRole.SPEAKER: "발표자|발표|발제자|발제|연사|강사|강연자|강연|speaker|presenter|talk",
    AppearanceRole.KEYNOTE: (
        "기조발표자|기조발표|기조강연자|기조강연|기조연설자|기조연설|기조발제|기조"
        "|keynote speaker|keynote"
    ),
    AppearanceRole.MODERATOR: "좌장|moderator|chairperson|chair",
    AppearanceRole.PANELLIST: (
        "토론자|토론|지정토론자|지정토론|패널리스트|패널|논찬자|논찬|panellists|panellist"
        "|panelists|panelist|panel|discussants|discussant"
    ),
    AppearanceRole.ADDRESS: "축사|congratulatory address|address",
    AppearanceRole.ENCOURAGEMENT: "격려사|격려|words of encouragement|encouragement",
    AppearanceRole.MC: "사회자|사회|진행자|진행|mc|host",
    AppearanceRole.INTERPRETER: "통역사|통역자|통역|interpreters|interpreter",
}
ROLES: Final = {word: role for role, words in _ROLE_WORDS.items() for word in words.split("|")}
"""Every word for a role, in small letters."""


@cache
def role_words(language: Language) -> dict[AppearanceRole, str]:
    """The word for each role in a language."""
    words = catalogue(language)
    return {kind: role(kind, words) for kind in AppearanceRole}


@cache
def kind_words(language: Language) -> dict[SessionKind, str]:
    """The word for each kind of session in a language."""
    words = catalogue(language)
    return {kind: session_kind(kind, words) for kind in SessionKind}
