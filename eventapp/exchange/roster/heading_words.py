"""What the headings of lists say, in Korean and English, and as other programs write them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eventapp.domain.roster import Meaning

_BRACKETS = re.compile(r"[(\[（【<].{0,40}?[)\]）】>]")
_ALIASES: Final = str.maketrans({"＃": "#"})
_LONGEST: Final = 300
_QUESTION: Final = 14
"""A longer heading is a sentence: it is looked for words, not compared as a whole."""


def fold(text: str) -> str:
    """A heading without what makes no difference: case, spaces, marks; ``#`` stays."""
    usual = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().translate(_ALIASES)
    return "".join(letter for letter in usual if letter.isalnum() or letter == "#")


@dataclass(frozen=True, slots=True)
class Known:
    """What a heading means; of two that mean the same, the one of lower rank is it."""

    meaning: Meaning
    rank: int


def _table(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words.split(","))


_EXACT: Final[Mapping[Meaning, str]] = {
    Meaning.NAME: """
        성명, 성함, 이름, 참가자명, 참가자, 참석자명, 참석자, 참가자성명, 참석자성명,
        참가자이름, 참석자이름, 신청자명, 신청자, 신청자성명, 신청인, 등록자, 등록자명,
        한글이름, 한글성명, 국문성명, 국문이름, 이름한글, 성명한글, 성명국문, 수강생명, 교육생,
        회원명, name, full name, attendee name, participant name, participant, attendee,
        guest name, your name, names, attendee full name
    """,
    Meaning.FIRST_NAME: """
        first name, firstname, given name, given names, forename, attendee first name,
        attendee_name_given_name, attendee name: given name, guest first name
    """,
    Meaning.LAST_NAME: """
        성, 성씨, last name, lastname, surname, family name, attendee last name,
        attendee_name_family_name, attendee name: family name, guest last name
    """,
    Meaning.NAME_EN: """
        영문이름, 영문성명, 영문명, 영어이름, 이름영문, 성명영문, 영문성함, name en,
        english name, name in english, name english, romanised name, romanized name, latin name
    """,
    Meaning.ORGANISATION: """
        회사 이름, 기관 이름, 단체 이름, 학교 이름,
        소속, 소속기관, 소속기관명, 소속명, 기관, 기관명, 단체, 단체명, 소속단체, 회사, 회사명,
        업체, 업체명, 기업, 기업명, 학교, 학교명, 소속회사, 소속학교, 근무처, 직장, 직장명,
        조직, 조직명, 법인명, 상호, organisation, organization, company, company name,
        affiliation, institution, institute, employer, attendee_company, attendee company,
        organization name, organisation name, university, workplace, work, firm
    """,
    Meaning.DEPARTMENT: """
        부서, 부서명, 소속부서, 근무부서, 팀, 팀명, 학과, 실국, 과, 담당부서, department, dept,
        division, team, unit
    """,
    Meaning.POSITION: """
        직급, 직위, 직책, 직함, 직위직급, 직급직위, 직급직책, 직책직급, 직위직책, 직책직위,
        신분, position, job title, title, role, job, jobtitle, designation, attendee_job_title,
        attendee_position
    """,
    Meaning.EMAIL: """
        이메일, 이메일주소, 메일, 메일주소, 전자우편, 전자메일, 전자우편주소, 이멜, email,
        email address, mail, attendee_email, attendee email, mail address, guest email
    """,
    Meaning.PHONE: """
        폰, 휴대폰, 휴대폰번호, 휴대전화, 휴대전화번호, 핸드폰, 핸드폰번호, 모바일, 휴대폰연락처,
        hp, mobile, mobile phone, mobile number, cell phone, cell, cellphone, 연락처,
        연락처휴대폰, 전화, 전화번호, phone, phone number, telephone, tel, contact number,
        attendee_phone, phone mobile
    """,
    Meaning.CATEGORY: """
        구분, 참가구분, 참석구분, 참가자구분, 참석자구분, 등록구분, 신청구분, 유형, 참가유형,
        참가자유형, 참석유형, 등록유형, 분류, 참가분류, 참가자분류, 티켓, 티켓종류, 티켓명,
        티켓유형, 입장권, 입장권종류, 종류, category, ticket type, ticket name, item,
        product name, product, registration type, participant type, attendee type, type, ticket,
        ticket class
    """,
    Meaning.STATUS: """
        상태, 참가상태, 참석상태, 신청상태, 등록상태, 접수상태, 승인상태, 승인여부, 참석여부,
        참가여부, 참가확정여부, 확정여부, 예약상태, status, attendee status,
        registration status, order status, state, attendance
    """,
    Meaning.CODE: """
        접수번호, 예약번호, 신청번호, 참가번호, 등록번호, 참가자번호, 주문번호, 참가코드,
        확인코드, 바코드, secret, attendee #, attendee no, attendee id, attendee number,
        public id, barcode, ticket code, ticket number, ticket id, reference, code,
        ticket secret, confirmation code, registration id, registration number,
        booking reference, barcode number
    """,
    Meaning.NOTE: """
        비고, 메모, 특이사항, 요청사항, 기타, 기타사항, 참고사항, 남기실말씀, 하실말씀,
        문의사항, note, notes, remark, remarks, comment, comments, memo
    """,
    Meaning.REGISTERED_AT: """
        타임스탬프, 신청일시, 신청일, 신청시각, 신청시간, 접수일시, 접수일, 접수시간, 등록일시,
        등록일, 등록시간, 제출일시, 응답일시, 응답시간, timestamp, order date,
        registration date, registered at, registered on, created at, purchase date,
        submitted at, submission time, order datetime, completion time, order date and time,
        date registered
    """,
    Meaning.IGNORED: """
        연번, 순번, 번호, 일련번호, 순, no, #, nr, index, num, row, s n, 서명, 서명란, 사인,
        signature
    """,
    Meaning.CONSENT: """
        consent, gdpr, 개인정보, 개인정보동의, 동의, 동의여부, 개인정보동의여부, privacy
    """,
}
"""Headings as a whole. Those named first are preferred where two mean the same."""

_INSIDE: Final[Mapping[Meaning, str]] = {
    Meaning.EMAIL: """
        이메일, 메일주소, 전자우편, email, e-mail
    """,
    Meaning.PHONE: """
        휴대폰, 휴대전화, 핸드폰, 연락처, 전화번호, phone number, mobile, phone
    """,
    Meaning.NAME_EN: """
        영문이름, 영문성명, 영문명, 영어이름, english name, name in english
    """,
    Meaning.DEPARTMENT: """
        소속부서, 부서명, 부서를, department
    """,
    Meaning.ORGANISATION: """
        소속을, 소속이, 소속은, 소속기관, 기관명, 회사명, 단체명, 학교명, 업체명, 기업명, 소속,
        organisation, organization, affiliation, company, institution
    """,
    Meaning.POSITION: """
        직급, 직위, 직책, 직함, job title, position
    """,
    Meaning.CATEGORY: """
        참가구분, 참석구분, 참가유형, 참석유형, 참가자유형, 등록유형, 티켓종류, ticket type
    """,
    Meaning.STATUS: """
        참석여부, 참가여부, 참석하십니까, 참석하시겠, attendee status
    """,
    Meaning.NAME: """
        성함을, 성함이, 성함은, 성명을, 성명이, 이름을, 이름이, 이름은, 참가자성명, 참가자이름,
        참석자성명, 참석자이름, your name, full name, attendee name, 성함, 성명
    """,
    Meaning.NOTE: """
        하고싶은말, 남기고싶은, 특이사항, 요청사항, 건의사항, 문의사항, 기타의견
    """,
}
"""Words in headings that are sentences (Google Forms), or say more than one thing."""

_NOT_INSIDE: Final = _table("""
    비상, 보호자, 추천인, 긴급, 주문자, 구매자, 입금자, 결제자, 동반자, 담당자, emergency,
    buyer, billing, payer, guardian, referrer, purchaser, fax, 팩스
""")
"""With these it is about somebody else, or no phone."""
_REFUSED: Final = _table("""
    주민등록번호, 주민번호, 주민등록, 외국인등록번호, 외국인번호, 거소신고번호, 주민등록앞,
    주민등록뒤, 주민앞자리, 주민뒷자리, resident registration, resident number, resident reg,
    alien registration, foreigner registration, rrn
""")
_NAMING: Final = frozenset({Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.NAME_EN})
_NAME_WORDS: Final = _table("성명, 성함, 이름, name")
_NUMBERS: Final = _table("번호, 코드, 계좌, number, code, account, 전화, 연락처, phone, tel, #")
_NUMBER_WORD = re.compile(r"\b(?:no|nr|id)\b", re.IGNORECASE)
_AGREE: Final = _table("동의, consent, agree, gdpr, privacy policy, 개인정보수집, 개인정보처리")
_AGREE_TO: Final[Sequence[tuple[Meaning, tuple[str, ...]]]] = (
    (Meaning.CONSENT_THIRD_PARTY, _table("제3자, 삼자, third part, 공동주최, co-host, sponsor")),
    (
        Meaning.CONSENT_PHOTOGRAPH,
        _table("초상권, 촬영, 사진, 영상, photo, image, picture, film, recording"),
    ),
    (
        Meaning.CONSENT_NEWS,
        _table("마케팅, 홍보, 소식, 뉴스레터, 광고, 수신, newsletter, marketing, news, mailing"),
    ),
)


def _exact() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for meaning, words in _EXACT.items():
        for rank, word in enumerate(_table(words)):
            found.setdefault(word, Known(meaning, rank))
    return found


_KNOWN: Final = _exact()
_WORDS: Final = tuple((meaning, _table(words)) for meaning, words in _INSIDE.items())
_WITHIN: Final = 1_000
"""The rank of what is only within a heading: behind every heading as a whole."""


def heading_meaning(heading: str) -> Known | None:
    """What a heading says; None where it is not known."""
    whole = fold(heading)
    if not whole:
        return Known(Meaning.IGNORED, 0) if heading.strip() == "#" else None
    if any(word in whole for word in _REFUSED):
        return Known(Meaning.REFUSED, 0)
    bare = fold(_BRACKETS.sub(" ", heading[:_LONGEST]))
    for text in (whole, bare):
        if text in _KNOWN:
            return _KNOWN[text]
    agreed = _agreed(whole)
    if agreed:
        return Known(agreed, _WITHIN)
    if any(word in whole for word in _NOT_INSIDE):
        return None
    return _within(bare or whole)


def is_heading_word(cell: str) -> bool:
    """Say whether a cell is, as a whole, a heading that is known."""
    known = heading_meaning(cell)
    return known is not None and known.rank < _WITHIN


def is_name_heading(cell: str) -> bool:
    """Say whether a cell is, as a whole, a heading over names."""
    known = heading_meaning(cell)
    return known is not None and known.rank < _WITHIN and known.meaning in _NAMING


def names_itself(cell: str) -> bool:
    """Say whether a cell is a heading that is nobody's value: 성명, 이메일, phone number."""
    known = heading_meaning(cell)
    if known is None or known.rank >= _WITHIN:
        return False
    if known.meaning in {Meaning.EMAIL, Meaning.PHONE, Meaning.REFUSED}:
        return True
    return known.meaning in _NAMING and any(word in fold(cell) for word in _NAME_WORDS)


def tells_of_numbers(heading: str) -> bool:
    """Say whether a heading tells of numbers of some kind: codes, accounts, phones."""
    known = heading_meaning(heading)
    if known is not None and known.meaning in {Meaning.CODE, Meaning.PHONE}:
        return True
    whole = fold(heading)
    return any(word in whole for word in _NUMBERS) or _NUMBER_WORD.search(heading) is not None


def _agreed(whole: str) -> Meaning | None:
    """Which consent a heading asks for: the one it says first something of."""
    if not any(word in whole for word in _AGREE):
        return None
    for meaning, words in _AGREE_TO:
        if any(word in whole for word in words):
            return meaning
    return Meaning.CONSENT


def _within(text: str) -> Known | None:
    """The first meaning some word of which is in the heading; of a short one, as a part of it."""
    for order, (meaning, words) in enumerate(_WORDS):
        for word in words:
            if word in text and (len(text) >= _QUESTION or len(text) <= 3 * len(word)):
                return Known(meaning, _WITHIN + order)
    return None
