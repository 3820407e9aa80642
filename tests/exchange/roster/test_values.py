"""Cells as the store keeps them: names, phones, mails, words, and what must never be kept."""

from dataclasses import replace
from datetime import UTC, datetime

import phonenumbers
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.kinds import AttendeeStatus, ConsentKind
from eventapp.domain.roster import Meaning, Problem
from eventapp.domain.text import LONG_LIMIT
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.mails import normal_mail, normal_mails
from eventapp.exchange.roster.phones import normal_phone, odd_phones
from eventapp.exchange.roster.reading import read_pasted
from eventapp.exchange.roster.said import moment, statuses
from eventapp.exchange.roster.values import read_roster
from tests.exchange.roster.lists import SEOUL, problems, roster

REGISTERED, WAITING, CANCELLED = AttendeeStatus


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("010-1234-5678", "010-1234-5678"),
        ("01012345678", "010-1234-5678"),
        ("1012345678", "010-1234-5678"),
        ("1012345678.0", "010-1234-5678"),
        ("1.012345678E+09", "010-1234-5678"),
        ("010.1234.5678", "010-1234-5678"),
        ("010 1234 5678", "010-1234-5678"),
        ("０１０－１２３４－５６７８", "010-1234-5678"),
        ("'01012345678", "010-1234-5678"),
        ("H.P: 010-1234-5678", "010-1234-5678"),
        ("011-123-4567", "011-123-4567"),
        ("212345678", "02-1234-5678"),
        ("551234567", "055-123-4567"),
        ("0505-123-4567", "0505-123-4567"),
        ("1588-1234", "1588-1234"),
        ("+82 10-1234-5678", "+82 10-1234-5678"),
        ("+821012345678", "+82 10-1234-5678"),
        ("+82 (0)10-1234-5678", "+82 10-1234-5678"),
        ("821012345678", "+82 10-1234-5678"),
        ("+1 650 253 0000", "+1 650-253-0000"),
    ],
)
def test_a_phone_is_kept_as_koreans_write_it(typed: str, kept: str) -> None:
    assert normal_phone(typed) == (kept, True)


@pytest.mark.parametrize("typed", ["123", "010-123", "없음", "1.01235E+09", "0" * 500, "010-1-2"])
def test_what_is_no_phone_is_kept_as_typed(typed: str) -> None:
    assert normal_phone(typed) == (typed, False)


def test_our_rule_for_mobile_numbers_is_the_library_s() -> None:
    for block in range(10_000):
        number = f"010-{block:04}-5678"
        parsed = phonenumbers.parse(number, "KR")
        expected = phonenumbers.is_valid_number(parsed) and phonenumbers.format_number(
            parsed, phonenumbers.PhoneNumberFormat.NATIONAL
        )
        # A number that is taken at once is valid and written so; and no other is.
        assert (number if not odd_phones([number]) else False) == expected


@given(st.text("0123456789-+. ()E", max_size=16))
def test_a_phone_that_is_kept_stays_as_it_is(typed: str) -> None:
    kept, fits = normal_phone(typed)

    assert normal_phone(kept) == (kept, fits)


LOCAL = st.text("abcxyz0189._+-A!", min_size=1, max_size=20)
DOMAIN = st.lists(st.text("abz09-A", min_size=1, max_size=8), min_size=1, max_size=3).map(".".join)


ADDRESS = st.builds(
    "{}@{}".format, LOCAL, DOMAIN | st.sampled_from(["x.test", "naver.com", "x.kr", "x.local"])
)


@given(ADDRESS)
def test_our_rule_for_mails_is_the_library_s(address: str) -> None:
    try:
        expected = validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        expected = None

    assert normal_mails([address]) == [normal_mail(address)]
    if address == address.strip("."):  # a full stop after it is not believed
        assert normal_mails([address]) == [expected]


def test_mails_share_their_domains_and_keep_their_order() -> None:
    typed = ["a@x.kr", "", "b@X.KR", "c@x", "홍 <hong@x.kr>", "mailto:d@x.kr", "c@x.invalid"]

    assert normal_mails(typed) == ["a@x.kr", "", "b@x.kr", None, "hong@x.kr", "d@x.kr", None]


def test_a_bad_mail_goes_to_the_notes_and_a_bad_phone_stays() -> None:
    found = roster("성명,이메일,휴대폰,비고\n홍길동,hong@naver,010-12,채식\n")

    assert [(row.email, row.phone, row.notes) for row in found.rows] == [
        ("", "010-12", "채식\nhong@naver")
    ]
    assert problems(found) == [
        (2, Problem.BAD_EMAIL, "hong@naver"),
        (2, Problem.BAD_PHONE, "010-12"),
    ]


def test_words_for_a_status() -> None:
    words = ["참석", "취소", "대기", "Cancelled", "Attending", "불참", "미정이래요"]

    assert statuses([*words, "Not Attending", ""]) == {
        "참석": REGISTERED,
        "취소": CANCELLED,
        "대기": WAITING,
        "Cancelled": CANCELLED,
        "Attending": REGISTERED,
        "Not Attending": CANCELLED,
        "불참": CANCELLED,
        "미정이래요": None,
    }


def test_a_column_decides_what_its_letters_mean() -> None:
    assert statuses(["p", "n", "c", "e"]) == {
        "p": REGISTERED,
        "n": WAITING,
        "c": CANCELLED,
        "e": CANCELLED,
    }
    assert statuses(["Y", "N"]) == {"Y": REGISTERED, "N": CANCELLED}


@pytest.mark.parametrize(
    "cell",
    [
        "2026. 1. 24 오후 3:05:12",
        "2026-01-24 15:05:12",
        "2026/01/24 3:05:12 PM GMT+9",
        "2026-01-24T06:05:12+00:00",
        "1/24/2026 15:05:12",
        "2026년 1월 24일 15시 05분 12초",
    ],
)
def test_a_moment_is_read_however_it_is_written(cell: str) -> None:
    assert moment(cell, SEOUL) == datetime(2026, 1, 24, 6, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["", "어제", "2026-13-45", "46046.62", "0001-01-01", "9999-12-31"])
def test_what_is_no_moment_is_none(cell: str) -> None:
    assert moment(cell, SEOUL) is None


def test_consents_own_fields_and_the_first_seen_time_are_read() -> None:
    found = roster(
        "타임스탬프,성명,개인정보 동의,초상권 동의,식사 선택\n"
        "2026-01-24 15:05,홍길동,동의,거부,한식\n,김하늘,,,\n"
    )

    assert found.own_fields == ("식사 선택",)
    assert found.consents == (ConsentKind.PERSONAL_DATA, ConsentKind.PHOTOGRAPH)
    assert [(row.consents, row.own) for row in found.rows] == [
        ((True, False), ("한식",)),
        ((None, None), ("",)),
    ]


def test_names_in_two_columns_are_put_together_in_their_own_order() -> None:
    found = roster("First Name,Last Name\nJong-sik,Seo\n종식,서\n,Cher\n")

    assert [row.name for row in found.rows] == ["Jong-sik Seo", "서종식", "Cher"]


def test_a_row_without_a_name_is_told_and_one_without_anything_is_none() -> None:
    found = roster("성명,소속\n,창원\n,\n홍길동,진주\n")

    assert [row.number for row in found.rows] == [4]
    assert problems(found) == [(2, Problem.NO_NAME, "창원")]


def test_hostile_texts_are_kept_to_the_letter_or_cut_and_told() -> None:
    texts = ["<img src=x>", "a&b", "{x.__class__}", "%s", "=cmd|' /C calc'!A0", "👨‍👩‍👧"]
    found = roster("성명\t소속\n" + "".join(f"{text}\t+82\n" for text in texts) + "가" * 20_000)

    assert [row.name for row in found.rows] == [*texts, "가" * 199 + "…"]
    assert [row.organisation for row in found.rows] == ["+82"] * len(texts) + [""]
    assert [one.problem for one in found.problems] == [Problem.SHORTENED]


def test_a_hundred_columns_of_notes_are_one_note_and_none_is_lost() -> None:
    headings = [f"비고 {n}" + "-" * 150 for n in range(120)]
    table = read_pasted("\t".join(["성명", *headings]) + "\n" + "\t".join(["홍", *["가"] * 120]))
    columns = [
        replace(column, meaning=Meaning.NOTE) if column.index else column
        for column in guess_columns(table)
    ]

    found = read_roster(table, columns, zone=SEOUL)

    lines = found.rows[0].notes.split("\n")
    assert len(found.rows[0].notes) <= LONG_LIMIT
    assert [line.split(":")[0].rstrip("-") for line in lines] == [f"비고 {n}" for n in range(120)]


def test_notes_too_long_together_share_the_room_and_that_is_told() -> None:
    found = roster(
        "성명\t이메일\t비고\t메모\n홍\t나쁜 메일\t" + "가" * 19_000 + "\t" + "나" * 19_000
    )

    first, second, email = found.rows[0].notes.split("\n")
    assert (first[:5], first[-1], second[:5], second[-1]) == ("비고: 가", "…", "메모: 나", "…")
    assert (email, len(found.rows[0].notes) <= LONG_LIMIT) == ("나쁜 메일", True)
    assert [one.problem for one in found.problems] == [Problem.BAD_EMAIL, Problem.SHORTENED]


def test_a_right_to_left_override_is_dropped() -> None:
    assert roster("성명\t소속\n홍\u202e길동\t창원\n").rows[0].name == "홍길동"
