"""What the words other programs write for a kind of session mean here."""

import re
from typing import Final

from eventapp.domain.kinds import AppearanceRole, SessionKind

_WORDS: Final = {
    # The first row with a word of the type wins: a panel discussion with talks is a panel.
    SessionKind.KEYNOTE: "keynote keynotes plenary 기조강연 기조연설 기조발제 기조발표",
    SessionKind.PANEL: """
        panel panels podium podiumsdiskussion discussion discussions diskussion debate roundtable
        fishbowl 패널 패널토론 토론 토론회 종합토론 좌담 좌담회
        """,
    SessionKind.WORKSHOP: """
        workshop workshops tutorial tutorials hands handson training taller atelier
        워크숍 워크샵 실습
        """,
    SessionKind.LUNCH: "lunch mittagessen mittagspause almuerzo déjeuner 점심 점심시간 오찬 중식",
    SessionKind.BREAK: """
        break breaks pause pausa coffee kaffeepause descanso recess intermission
        dinner breakfast abendessen frühstück 휴식 휴식시간 쉬는 만찬 석식 조식
        """,
    SessionKind.REGISTRATION: "registration registrierung checkin 등록 접수",
    SessionKind.CLOSING: "closing abschluss schluss clôture clausura 폐회 폐회식 폐막 폐막식",
    SessionKind.OPENING: "opening eröffnung ouverture apertura 개회 개회식 개막 개막식",
    SessionKind.CEREMONY: "국민의례",
    SessionKind.INTRODUCTION: "내빈소개",
    SessionKind.WELCOME: "welcome willkommen begrüßung bienvenida 인사말 환영사 개회사",
    SessionKind.ADDRESS: "grußwort 축사",
    SessionKind.ENCOURAGEMENT: "격려 격려사",
    SessionKind.PHOTOGRAPH: "gruppenfoto 기념촬영 사진촬영",
    SessionKind.TALK: """
        talk talks lecture lectures vortrag vorträge lightning presentation presentations paper
        speech maintrack devroom conférence charla ponencia 발표 강연 강의 발제
        """,
    SessionKind.QUESTIONS: "q&a qa 질의응답",
}
_KINDS: Final = {word: kind for kind, words in _WORDS.items() for word in words.casefold().split()}
_RANK: Final = {kind: rank for rank, kind in enumerate(_WORDS)}
_OWN: Final = {kind.value: kind for kind in SessionKind}
_PART: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 200


def read_kind(text: str) -> SessionKind | None:
    """Return the kind of session a type's words mean, None when we have no word for it.

    What we write ourselves, the values of :class:`SessionKind`, means itself.
    """
    text = text[:_LONGEST].strip().casefold()
    known = _OWN.get(text) or _KINDS.get(text)
    if known is not None:
        return known
    kinds = {_KINDS[part] for part in _PART.findall(text) if part in _KINDS}
    return min(kinds, key=_RANK.__getitem__, default=None)


def kind_of_title(title: str) -> SessionKind | None:
    """Return the kind a title is nothing but the words of: "Lunch break", not "Broken lunch"."""
    parts = _PART.findall(title[:_LONGEST].casefold())
    if not all(part in _KINDS for part in parts):
        return None
    return min((_KINDS[part] for part in parts), key=_RANK.__getitem__, default=None)


def usual_role(kind: SessionKind) -> AppearanceRole:
    """Return what the people of a session do when a file only names them."""
    if kind is SessionKind.KEYNOTE:
        return AppearanceRole.KEYNOTE
    return AppearanceRole.PANELLIST if kind is SessionKind.PANEL else AppearanceRole.SPEAKER
