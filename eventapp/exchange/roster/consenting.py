"""Whether a cell consents: what plainly says yes is a yes, and nothing else is.

Silence is no consent, and neither is a cell that speaks of consent: ``동의 보류``, ``예정``. A
no is recorded only where the cell says it; whatever lies between says nothing, and is told.
"""

import re
import unicodedata
from typing import Final

from eventapp.domain.answers import NO_WORDS, YES_WORDS, fold_words, words_of

_LONGEST: Final = 400
"""A longer cell is a text, and no answer."""
_UNSURE: Final = frozenset("?☐□▢")
"""A question, or a box that nobody ticked."""
_EITHER = re.compile(r"[/|]")

# Korean: without spaces and marks


def _any_of(words: str) -> str:
    return "|".join(sorted(words_of(words), key=len, reverse=True))


_TOPICS: Final = _any_of("""
    이미 저는 나는 본인은 위 위의 상기 상기의 아래 아래의 본 해당 내용 내용에 사항 사항에 안내
    모두 전부 모든 전체 항목 항목에 개인 정보 개인정보 수집 이용 활용 처리 처리방침 보유 제공 제3자
    제삼자 위탁 취급 민감정보 고유식별정보 약관 방침 목적 기간 초상권
    사진 영상 촬영 게시 사용 마케팅 홍보 소식 뉴스레터 광고 광고성 수신 메일 이메일
    문자 행사 참가 참가자 참석 및 과 와 의 에 를 을 대하여 대해 대한 대해서 관한 관하여 필수 선택
""")
_YES_MARKS: Final = _any_of(" ".join(YES_WORDS))
_NO_MARKS: Final = _any_of(" ".join(NO_WORDS))
_NOUN: Final = "동의|승낙|수락|허용|허락|찬성"
_ENDINGS: Final = _any_of("""
    함 됨 요 완료 합니다 해요 한다 하였습니다 했습니다 했음 하였음 하겠습니다 드립니다
    하며 하고 하오며
""")
_AGREES = re.compile(
    rf"(?:{_YES_MARKS})?(?:(?:{_TOPICS})*+(?:{_NOUN})(?:{_ENDINGS})?+){{1,8}}"
    rf"(?:(?:여부)?(?:{_YES_MARKS}))?(?:필수|선택)?"
)
_NOT_AGREED: Final = (
    rf"(?:(?<!이)미(?:{_NOUN})|(?<![가-힣])[비부불](?:{_NOUN})|거부|거절|철회|취소|반대)"
)
"""이미 동의 is none, and neither is 조건부 동의."""
_REFUSES = re.compile(
    rf"{_NOT_AGREED}"
    rf"|(?:{_NOUN})(?:하지|하기|할수|을|를)?(?:안|못|않|불가|없|아님|아니|사양|싫)"
    rf"|(?:{_NOUN})(?:함|여부)?(?:{_NO_MARKS})(?![a-z0-9가-힣])"
    rf"|^(?:{_NO_MARKS})(?:{_TOPICS})*+(?:{_NOUN})|안함|안합니다|안해요|못합니다|않"
)
_REFUSES_TO_REFUSE = re.compile(rf"{_NOT_AGREED}.*(?:않|안함|안합|안했|아님|아닙|아니|없)")

# English: in words

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_OBJECT: Final = (
    "the|this|these|all|everything|above|terms|privacy|personal|data|my|our|your|be|being|have|having"
    "|receive|receiving|collection|use|processing|photography|photographs|photos|recording|video"
    "|marketing|newsletter|newsletters|news|emails|it|that|having"
)
_CONSENTS = re.compile(
    r"(?:(?:yes|ok|okay|sure) )*(?:(?:i|we) )?(?:(?:have|do|hereby|fully|also|read|and|understand"
    r"|understood|am|are) )*(?:"
    rf"(?:agree|agreed|consent|consented)(?: (?:to|with|that) (?:{_OBJECT})\b.*)?"
    rf"|(?:accept|accepted)(?: (?:{_OBJECT})\b.*)?"
    r"|(?:agree|consent|accept)(?:ing)? (?:yes|y|ok|true|given|granted)"
    rf"|(?:give|given|grant) (?:my |our )?consent(?: (?:to|for) (?:{_OBJECT})\b.*)?"
    r")"
)
_DENIES: Final = frozenset(
    words_of("""
        no not never cannot cant wont dont doesnt didnt without non none nothing nor refuse refuses
        refused refusing decline declines declined declining reject rejects rejected withdraw
        withdraws withdrawn withdrew withdrawing revoke revokes revoked disagree disagrees
        disagreed nonconsent unable unwilling
    """)
)
_LIMITS: Final = _DENIES | frozenset(
    words_of("""
        except unless only but if until later partially partly partial some pending yet maybe
        tomorrow soon excluding however
    """)
)
_SPEAKS_OF_IT: Final = ("agree", "consent", "accept")
_RELENTS: Final = frozenset(
    words_of("yet pending objection objections problem issue withdrawing unless except only but")
)


def agrees(cell: str) -> bool | None:
    """Whether a cell agrees; None where it says neither, or nothing."""
    text = unicodedata.normalize("NFKC", cell)
    word = fold_words(text, _LONGEST)
    if len(text) > _LONGEST or _UNSURE.intersection(text):
        return None
    words = _WORD.findall(text.casefold().replace("’", "'"))
    if word in YES_WORDS or _AGREES.fullmatch(word) or _says_yes(words, word):
        return True
    parts = _EITHER.split(text)
    if len(parts) > 1 and any(map(agrees, parts)):
        return None  # both are there to choose from, and nobody did
    if word in NO_WORDS or _denies(words):
        return False
    return False if _REFUSES.search(word) and not _REFUSES_TO_REFUSE.search(word) else None


def _says_yes(words: list[str], whole: str) -> bool:
    """Say whether English words, and nothing beside them, consent."""
    if "".join(words).replace("'", "") != whole or any(map(_limits, words)):
        return False
    return _CONSENTS.fullmatch(" ".join(words)) is not None


def _denies(words: list[str]) -> bool:
    """Say whether English words refuse what they speak of."""
    denied = [word for word in words if _is_no(word)]
    if not denied or _RELENTS.intersection(words):
        return False
    plainly = denied[0].startswith(("refus", "declin", "reject", "disagree", "nonconsent"))
    return len(denied) == 1 and (plainly or any(part in " ".join(words) for part in _SPEAKS_OF_IT))


def _is_no(word: str) -> bool:
    return word in _DENIES or word.endswith("n't")


def _limits(word: str) -> bool:
    return word in _LIMITS or word.endswith("n't")
