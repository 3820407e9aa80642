"""Consents of a list: what plainly says yes is a yes, and what only speaks of it is not."""

import pytest

from eventapp.domain.roster import Problem
from eventapp.exchange.roster.consenting import agrees
from tests.clock import undisturbed
from tests.exchange.roster.lists import problems, roster

YES = """
    동의
    동의함
    네, 동의합니다.
    예
    O
    Y
    TRUE
    1
    ✓
    동의 O
    동의(O)
    O 동의
    예, 위 내용에 동의합니다
    개인정보 수집·이용에 동의합니다
    모두 동의
    전부 동의
    전체 동의합니다
    I agree
    I consent to the processing of my data
    Yes, I agree
    네
    동의합니다
    동의 완료
    [필수] 개인정보 수집 및 이용에 동의합니다.
    개인정보 수집 및 이용에 동의합니다., 초상권 활용에 동의합니다.
    I agree to the privacy notice.
    I have read and agree to the terms
    Agreed
    Consent
    agree
    consent: yes
    I give my consent
    I consent to being photographed
    위 개인정보의 수집 및 이용에 동의합니다.
    동의: 예
    예(동의)
    동의함(필수)
    네 동의해요
    제3자 제공에 동의
    I accept the privacy policy
    수락
    허용
    개인정보 수집/이용에 동의합니다
    상기 내용에 모두 동의합니다
    yes, i consent
    ☑ 동의
    이미 동의함
"""

NO = """
    동의하지 않음
    동의하지 않습니다
    미동의
    X
    N
    false
    동의 철회
    동의 X
    동의(X)
    동의: 아니오
    동의 못함
    동의 취소
    no consent
    Consent: No
    consent withdrawn
    I refuse to consent
    never agreed
    not consenting
    아니오
    비동의
    부동의
    거부
    거절
    동의 안함
    동의 안 함
    동의 거부
    I do not agree
    I don’t agree
    disagree
    decline
    declined
    Do not consent
    아니오, 동의하지 않습니다
    동의 없음
    철회
    개인정보 수집에 동의하지 않음
    X 동의
    동의 N
    동의 no
    동의 불가
    전부 동의하지 않음
    허용 안함
    동의할 수 없음
    I can't consent
    비 동의
    부 동의
    미 동의
    동의하지 않겠습니다
    opt out of consent: no
"""

NEITHER = """
    동의 보류
    동의 미확인
    동의 필요
    동의서 미제출
    예정
    예외
    예비
    네이버 폼 참조
    글쎄요
    나중에
    동의?
    □ 동의
    ☐ 동의 ☑ 미동의
    동의/미동의
    예/아니오
    동의 예정
    일부 동의
    필수만 동의
    동의 거부 안함
    미동의 아님
    consent pending
    consent form missing
    agree later
    I agree, but not to photos
    consent to follow
    not yet agreed
    no objection, I consent
    예약
    네트워크
    동의 요청
    동의 여부
    동의서
    동의자
    agreement
    disagreeable?
    consent required
    동의 대기
    조건부 동의
    구두 동의 후 서명 예정
    부모 동의 필요
    동의 확인 중
    예상
    개인정보 준비 동의
    조건부동의
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("cell", lines(YES))
def test_what_plainly_agrees_is_a_yes(cell: str) -> None:
    assert agrees(cell) is True


@pytest.mark.parametrize("cell", lines(NO))
def test_what_refuses_is_a_no(cell: str) -> None:
    assert agrees(cell) is False


@pytest.mark.parametrize("cell", ["", *lines(NEITHER)])
def test_what_only_speaks_of_consent_is_neither(cell: str) -> None:
    assert agrees(cell) is None


def test_what_says_neither_is_told_and_is_no_consent() -> None:
    found = roster("성명,개인정보 동의\n홍길동,동의 보류\n김하늘,동의 철회\n")

    assert [row.consents for row in found.rows] == [(None,), (False,)]
    assert problems(found) == [(2, Problem.UNKNOWN_CONSENT, "동의 보류")]


@pytest.mark.parametrize(
    "cell", ["개인정보" * 100, "동의" * 200 + "x", "개인정보동의합니다" * 40 + "음", "yes " * 99]
)
def test_a_long_cell_is_answered_in_a_moment(cell: str) -> None:
    with undisturbed() as clock:
        begun = clock()
        answer = agrees(cell)
        took = clock() - begun

    assert answer is None
    assert took < 0.1
