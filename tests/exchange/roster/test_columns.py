"""What columns are taken for: by Korean and English headings, by other programs', by values."""

import pytest

from eventapp.domain.roster import Meaning
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.heading_words import heading_meaning
from eventapp.exchange.roster.reading import read_pasted
from tests.exchange.roster.lists import PEOPLE, csv_text, meanings

KNOWN = {
    Meaning.NAME: "성명 이름 참가자명 성함을_입력해_주세요 이름(한글) Full_Name attendee_name",
    Meaning.FIRST_NAME: "First_Name Given_name",
    Meaning.LAST_NAME: "Last_Name Surname 성",
    Meaning.NAME_EN: "영문이름 이름(영문) English_name",
    Meaning.ORGANISATION: "소속 기관명 회사 소속을_적어_주세요 Affiliation 회사_이름",
    Meaning.DEPARTMENT: "부서 부서명 Department 소속부서",
    Meaning.POSITION: "직급 직위 직책 직함 Position Job_Title",
    Meaning.EMAIL: "이메일 메일 E-mail 이메일_주소 (필수)이메일 attendee_email",
    Meaning.PHONE: "휴대폰 연락처 전화번호 휴대폰_번호(-_없이) Mobile_phone HP",
    Meaning.CATEGORY: "구분 참가구분 유형 Ticket_Type item Product_Name",
    Meaning.STATUS: "상태 참석여부 Attendee_Status Status",
    Meaning.CONSENT: "개인정보_수집_및_이용에_동의하십니까? 개인정보_동의 Consent",
    Meaning.CONSENT_NEWS: "홍보_메일_수신에_동의하십니까? Newsletter_consent",
    Meaning.CONSENT_THIRD_PARTY: "개인정보_제3자_제공_동의",
    Meaning.CONSENT_PHOTOGRAPH: "사진_촬영_및_초상권_이용_동의",
    Meaning.CODE: "접수번호 secret Attendee_# Public_ID",
    Meaning.NOTE: "비고 Notes 특이사항",
    Meaning.REGISTERED_AT: "타임스탬프 신청일시 Order_Date Timestamp",
    Meaning.IGNORED: "연번 No. #",
    Meaning.REFUSED: "주민등록번호 주민번호_앞자리 외국인등록번호",
}
UNKNOWN = (
    "생년월일 행사명 사업자등록번호 비상연락처 담당자_이름 Quantity Buyer_First_Name 식사_여부"
)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        (heading.replace("_", " "), meaning)
        for meaning, headings in KNOWN.items()
        for heading in headings.split()
    ],
)
def test_a_heading_is_known(heading: str, meaning: Meaning) -> None:
    known = heading_meaning(heading)

    assert known is not None
    assert known.meaning is meaning


@pytest.mark.parametrize("heading", UNKNOWN.split())
def test_another_heading_is_not_mistaken_for_one(heading: str) -> None:
    assert heading_meaning(heading.replace("_", " ")) is None


def test_google_forms_asks_whole_questions() -> None:
    assert meanings(
        "타임스탬프",
        "성함을 입력해 주세요.",
        "소속 기관을 적어 주세요",
        "연락 가능한 휴대폰 번호를 적어 주세요",
        "이메일 주소",
        "개인정보 수집·이용에 동의하십니까?",
        "점심 식사를 하시나요?",
    ) == [
        Meaning.REGISTERED_AT,
        Meaning.NAME,
        Meaning.ORGANISATION,
        Meaning.PHONE,
        Meaning.EMAIL,
        Meaning.CONSENT,
        Meaning.OWN,
    ]


def test_eventbrite() -> None:
    assert meanings(
        "Order #",
        "Order Date",
        "First Name",
        "Last Name",
        "Email",
        "Quantity",
        "Ticket Type",
        "Attendee #",
        "Attendee Status",
    ) == [
        Meaning.OWN,
        Meaning.REGISTERED_AT,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.OWN,
        Meaning.CATEGORY,
        Meaning.CODE,
        Meaning.STATUS,
    ]


def test_pretix_indico_and_hi_events() -> None:
    assert meanings("attendee_name", "attendee_email", "attendee_company", "item", "secret") == [
        Meaning.NAME,
        Meaning.EMAIL,
        Meaning.ORGANISATION,
        Meaning.CATEGORY,
        Meaning.CODE,
    ]
    assert meanings("first_name", "last_name", "affiliation", "position", "phone", "email") == [
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.ORGANISATION,
        Meaning.POSITION,
        Meaning.PHONE,
        Meaning.EMAIL,
    ]
    assert meanings("First Name", "Last Name", "Email", "Status", "Product Name", "Public ID") == [
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.EMAIL,
        Meaning.STATUS,
        Meaning.CATEGORY,
        Meaning.CODE,
    ]


def test_of_two_columns_that_say_the_same_the_plainer_is_it() -> None:
    assert meanings("성명", "전화번호", "휴대폰") == [Meaning.NAME, Meaning.OWN, Meaning.PHONE]


def test_family_name_beside_name_makes_that_the_given_name() -> None:
    table = read_pasted("성\t이름\t소속\n홍\t길동\t창원\n남궁\t민\t진주\n")

    assert [column.meaning for column in guess_columns(table)][:2] == [
        Meaning.LAST_NAME,
        Meaning.FIRST_NAME,
    ]


def test_without_headings_the_values_tell() -> None:
    table = read_pasted(csv_text([*PEOPLE[:2], ("이보라", "통영재단", "010-3333-4444", "b@x.kr")]))

    guesses = guess_columns(table)

    assert [guess.meaning for guess in guesses] == [
        Meaning.NAME,
        Meaning.ORGANISATION,
        Meaning.PHONE,
        Meaning.EMAIL,
    ]
    assert not any(guess.sure for guess in guesses)


def test_columns_of_mails_and_phones_are_seen_under_any_heading() -> None:
    table = read_pasted("성명\t보낼 곳\t부를 곳\n홍길동\ta@example.org\t1012345678\n")

    assert [(guess.meaning, guess.sure) for guess in guess_columns(table)] == [
        (Meaning.NAME, True),
        (Meaning.EMAIL, False),
        (Meaning.PHONE, False),
    ]


def test_what_a_person_said_before_counts_and_other_columns_are_left_alone() -> None:
    table = read_pasted("성명\t메모\t주민등록번호\n홍길동\t가\t900101-1234567\n")
    remembered = {"성명": Meaning.NAME, "메모": Meaning.OWN, "주민등록번호": Meaning.OWN}

    assert [guess.meaning for guess in guess_columns(table, remembered)] == [
        Meaning.NAME,
        Meaning.OWN,
        Meaning.REFUSED,
    ]


def test_resident_registration_numbers_are_refused_and_not_shown_under_any_heading() -> None:
    table = read_pasted("성명\t번호 확인\n홍길동\t900101-1234567\n김하늘\t010203-4******\n")

    assert guess_columns(table)[1].meaning is Meaning.REFUSED
    assert guess_columns(table)[1].samples == ()


def test_samples_are_the_first_different_values_on_one_line() -> None:
    table = read_pasted('성명\t기타 답\n홍\t"가\n나"\n김\t가 나\n이\t' + "다" * 500 + "\n")

    assert guess_columns(table)[1].samples == ("가 나", "다" * 60)
