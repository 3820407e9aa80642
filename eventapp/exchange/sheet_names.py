"""Telling name, organisation and position apart where a cell only strings them together.

``서종식 사회적경제지원실장``, ``한국남동발전 김철수 부장``, ``경상남도의회 의원 이옥선``: Korean
positions end in few ways, and names are short and begin with few syllables.
"""

import re
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_TITLES: Final = _words("""
    부회장 부원장 부위원장 부이사장 부교수 조교수 부시장 부지사 부군수 부소장 부국장 부대표 부본부장
    팀장 과장 부장 실장 국장 처장 센터장 본부장 지부장 지점장 원장 회장 이사장 위원장 총장
    학장 소장 관장 단장 지사장 시장 군수 도지사 구청장 청장 차장 계장 점장 사장 의장 교장 대표
    이사 감사 위원 연구원 연구관 의원 교수 박사 변호사 회계사 노무사 세무사 기자 앵커 사무관
    주무관 서기관 이사관 강사 간사 작가 감독 매니저 대리 주임 전문관 지도사 활동가 컨설턴트
    아나운서 코디네이터 장관 차관 비서관 목사 스님 신부 선생 학생 과정생 수석 책임 선임 총무
    ceo cto cfo coo director professor manager president chairman
""")
_BODIES: Final = _words("""
    공사 공단 진흥원 재단 협회 협의회 연합회 대학교 대학원 센터 위원회 의회 네트워크 조합 은행
    학회 모금회 시청 군청 도청 구청 교육청 연구소 주식회사 회사 본부 지역본부 발전 university
    institute foundation inc ltd
""")
_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변"
    "염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예경봉사부가복태목형피두감호동온시좌"
)
_NAME = re.compile("[가-힣]{2,4}")
_SYLLABLES: Final = 4
_SHORTEST_BODY: Final = 4
_NAME_AND_TITLE: Final = 2
_LONGEST: Final = 200


def is_title(text: str) -> bool:
    """Say whether a single word is a position: 팀장, 사회적경제지원실장, 교수님.

    A word of three syllables that could be a name (이의원) is one only where it is a
    usual position by itself.
    """
    word = text.casefold().removesuffix("님")
    if word in _TITLES:
        return True
    if " " in word or word.isascii() or not word.endswith(_TITLES):
        return False
    return len(word) >= _SYLLABLES or not is_name(word)


def is_body(text: str) -> bool:
    """Say whether a text is the name of an organisation."""
    word = text.casefold().rstrip(".")
    if word.startswith(("(주)", "(사)", "(재)", "㈜", "㈔", "㈐")) or word.endswith(("㈜", "(주)")):
        return True
    return len(word) >= _SHORTEST_BODY and word.endswith(_BODIES)


def split_affiliation(text: str) -> tuple[str, str]:
    """Return organisation and position of ``한국사회적기업진흥원 사회적경제지원실장``."""
    if is_title(text):
        return "", text
    body, _, last = text[:_LONGEST].rpartition(" ")
    if body.strip() and is_title(last) and len(text) <= _LONGEST:
        return body.strip(), last
    return text, ""


def split_name(text: str) -> tuple[str, str, str]:
    """Return organisation, name and position of a person written without brackets.

    Whatever is not surely so is a name as it stands.
    """
    words = text.split() if len(text) <= _LONGEST else []
    if len(words) <= 1:
        return "", text, ""
    if is_title(words[-1]):
        if is_name(words[0]) or (len(words) == _NAME_AND_TITLE and not is_body(words[0])):
            return " ".join(words[1:-1]), words[0], words[-1]
        if len(words) > _NAME_AND_TITLE and is_name(words[-2]):
            return " ".join(words[:-2]), words[-2], words[-1]
    elif is_name(words[-1]) and is_title(words[-2]):
        return " ".join(words[:-2]), words[-1], words[-2]
    return "", text, ""


def is_name(word: str) -> bool:
    """Say whether a word looks like a Korean name: few syllables, a usual surname first."""
    return _NAME.fullmatch(word) is not None and word[0] in _SURNAMES and not word.endswith(_BODIES)
