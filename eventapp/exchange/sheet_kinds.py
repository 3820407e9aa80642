"""What kind of session a row of a sheet is: by the word it gives, or by its title."""

import re
from functools import cache
from typing import Final

from eventapp.domain.kinds import Language, SessionKind
from eventapp.exchange.schedule_kinds import read_kind
from eventapp.exchange.sheet_words import fold, kind_words

_PARTS: Final = {
    # The first that a word begins or ends with says the kind: 종합토론, 사례발표, 오찬 및 휴식.
    SessionKind.CEREMONY: "국민의례",
    SessionKind.INTRODUCTION: "내빈소개 참석자소개 introductionofguests",
    SessionKind.WELCOME: "개회사 환영사 인사말 인사말씀 기념사 환영인사 welcome",
    SessionKind.ADDRESS: "축사 congratulatoryaddress",
    SessionKind.ENCOURAGEMENT: "격려 격려사",
    SessionKind.KEYNOTE: "기조 기조발표 기조강연 기조연설 기조발제 keynote plenary",
    SessionKind.QUESTIONS: "질의응답 질의 응답 qa questions",
    SessionKind.PANEL: """
        토론 토론회 논찬 패널 좌담 좌담회 대담 라운드테이블 원탁회의 토크콘서트
        panel discussion roundtable
    """,
    SessionKind.PHOTOGRAPH: "기념촬영 사진촬영 단체촬영 단체사진 기념사진 photo photograph",
    SessionKind.LUNCH: "점심 점심식사 중식 오찬 lunch",
    SessionKind.BREAK: "휴식 정회 쉬는시간 티타임 다과 커피 만찬 석식 coffee break dinner",
    SessionKind.REGISTRATION: "등록 접수 registration checkin",
    SessionKind.CLOSING: "폐회 폐회식 폐회사 폐막 폐막식 맺음말 마무리 closing",
    SessionKind.OPENING: "개회 개회식 개막 개막식 개식 opening",
    SessionKind.WORKSHOP: "워크숍 워크샵 실습 workshop tutorial",
    SessionKind.TALK: "발표 발제 강연 강의 특강 사례 세션 session talk lecture presentation",
}
_KINDS_OF_PARTS: Final = [(word, kind) for kind, words in _PARTS.items() for word in words.split()]
_EVERY_PART: Final = tuple(word for word, _ in _KINDS_OF_PARTS)
_LONGEST_PART: Final = max(map(len, _EVERY_PART))
_QUIET: Final = frozenset(
    {
        SessionKind.REGISTRATION,
        SessionKind.OPENING,
        SessionKind.BREAK,
        SessionKind.LUNCH,
        SessionKind.PHOTOGRAPH,
        SessionKind.CLOSING,
    }
)
"""Kinds that no one speaks in: their rows name nobody, and their titles go on at length."""

_BESIDE: Final = 4
_BESIDE_QUIET: Final = 8
_WORD: Final = 12
"""Letters that may stand beside the word in a title; Latin words are longer."""
_LABEL = re.compile(r"[\s\d.)]*[\[(<【〈]?\s*([^:：\]】〉>)|–—]*)")
_LONGEST: Final = 100


@cache
def _own_words() -> dict[str, SessionKind]:
    return {
        fold(word): kind for language in Language for kind, word in kind_words(language).items()
    }


def kind_of_word(word: str) -> SessionKind | None:
    """Return the kind a word in the column of kinds means, None where it means none."""
    folded = fold(word[:_LONGEST])
    return _own_words().get(folded) or _beside(folded, len(folded)) or read_kind(word)


def kind_of_title(title: str, *, people: bool) -> SessionKind | None:
    """Return the kind a title begins with (``발표 1: …``) or is little more than the word of.

    ``people``: whether somebody is named, as nobody is in a break.
    """
    label = _LABEL.match(title[:_LONGEST])
    folded = fold(label[1] if label else title[:_LONGEST])
    kind = _own_words().get(folded)
    if kind is None or kind is SessionKind.OTHER:
        kind = _beside(folded, _WORD if folded.isascii() else _BESIDE)
    if kind is None and not people:
        kind = _beside(folded, _WORD if folded.isascii() else _BESIDE_QUIET)
        kind = kind if kind in _QUIET else None
    return None if people and kind in _QUIET - {SessionKind.OPENING, SessionKind.CLOSING} else kind


def _beside(folded: str, letters: int) -> SessionKind | None:
    """Find the word a text begins with, else the one it ends with, and little else is beside."""
    if len(folded) > _LONGEST_PART + letters:
        return None
    for matches in (folded.startswith, folded.endswith):
        if matches(_EVERY_PART):
            for word, kind in _KINDS_OF_PARTS:
                if matches(word) and len(folded) <= len(word) + letters:
                    return kind
    return None
