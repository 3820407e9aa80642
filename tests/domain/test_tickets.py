import os
from collections.abc import Callable, Iterable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.ids import TicketCode
from eventapp.domain.tickets import (
    ALPHABET,
    CODE_LENGTH,
    LOGGED_LENGTH,
    Reading,
    display_code,
    new_code,
    new_codes,
    read_scan,
)
from tests.domain.ime import typed_as_hangul

CODES = 200_000 if os.environ.get("EVENTAPP_THOROUGH") else 5_000
CODE_BYTES = bytes.fromhex("0123456789abcdeffedcba9876543210")
CODE = new_code(CODE_BYTES)
LOUD = TicketCode("7QWERTPASDFGHJKZXCVBNMY012")
"""Every letter of the alphabet in the order of the keyboard."""

a_code = st.binary(min_size=16, max_size=16).map(new_code)


def scans(code: str) -> Iterable[tuple[str, bool, bool]]:
    """Yield what a scanner that types ``code`` leaves, with Hangul input and Caps Lock on or off.

    A scanner presses Shift with each letter. Caps Lock undoes it in Latin input; in
    Hangul input some systems let it undo Shift too and others ignore it.
    """
    yield code, False, False
    yield code.lower(), False, True
    for lone_compounds in (True, False):
        yield typed_as_hangul(code, lone_compounds=lone_compounds), True, False
        yield typed_as_hangul(code.lower(), lone_compounds=lone_compounds), True, True


def test_no_code_comes_back_wrong_through_hangul_input_and_caps_lock(
    record_property: Callable[[str, object], None],
) -> None:
    read = wrong = 0
    for number in range(CODES):
        code = new_code(sha256(number.to_bytes(4, "big")).digest()[:16])
        for typed, hangul, _caps in scans(code):
            reading = read_scan(typed)
            read += 1
            wrong += (reading.code, reading.hangul) != (code, hangul)

    record_property("codes", CODES)
    record_property("scans", read)
    assert (read, wrong) == (CODES * 6, 0)


@given(a_code, st.lists(st.booleans(), min_size=CODE_LENGTH, max_size=CODE_LENGTH), st.booleans())
def test_the_case_of_each_single_letter_does_not_matter(
    code: TicketCode, shifted: list[bool], hangul: bool
) -> None:
    typed = "".join(c if up else c.lower() for c, up in zip(code, shifted, strict=True))

    assert read_scan(typed_as_hangul(typed) if hangul else typed).code == code


def test_the_keyboard_is_told_by_what_it_typed() -> None:
    readings = [read_scan(typed) for typed, _hangul, _caps in scans(LOUD)]

    assert [(r.code, r.hangul, r.caps) for r in readings] == [
        (LOUD, hangul, caps) for _typed, hangul, caps in scans(LOUD)
    ]


def test_letters_of_both_cases_are_typed_by_hand_and_tell_nothing_of_caps_lock() -> None:
    assert read_scan("7q" + LOUD[2:]) == Reading(LOUD, "7q" + LOUD[2:], hangul=False, caps=False)


def test_codes_are_the_bits_they_were_made_from() -> None:
    assert new_code(bytes(16)) == "0" * 26
    assert new_code(b"\xff" * 16) == "7" + "Z" * 25
    assert as_base_32(CODE_BYTES) == CODE


def as_base_32(number: bytes) -> str:
    value, digits = int.from_bytes(number, "big"), ""
    for _ in range(CODE_LENGTH):
        value, digit = divmod(value, 32)
        digits = ALPHABET[digit] + digits
    return digits


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_two_codes_differ_as_their_bytes_do(one: bytes, other: bytes) -> None:
    assert (new_code(one) == new_code(other)) is (one == other)


def test_a_code_is_random_unless_its_bytes_are_given() -> None:
    codes = {new_code() for _ in range(1000)}

    assert len(codes) == 1000
    assert {c for code in codes for c in code[1:]} == set(ALPHABET)
    assert {code[0] for code in codes} == set("01234567")


def test_a_code_takes_exactly_sixteen_bytes() -> None:
    with pytest.raises(ValueError, match="not 15"):
        new_code(bytes(15))


def test_the_alphabet_is_of_qr_codes_dense_mode_and_has_no_look_alikes() -> None:
    assert len(set(ALPHABET)) == 32
    assert set(ALPHABET) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert set(ALPHABET).isdisjoint("ILOU")


@given(a_code)
def test_the_code_people_read_out_is_read_back(code: TicketCode) -> None:
    shown = display_code(code)

    assert [len(group) for group in shown.split("-")] == [4, 4, 4, 4, 4, 4, 2]
    assert read_scan(shown).code == code


@pytest.mark.parametrize(
    "dressed",
    [
        "]Q1{}",
        "]Q0{}\r\n",
        "]q1{}",
        "]d2{}",
        "\x02{}\x03",
        "\x02]Q1{}\x03\r",
        "{}\t",
        "  {}\u3000\n",
        "\ufeff{}",
        "\u200b{}\u200b",
        "\x1d{}\x1d",
    ],
)
def test_what_a_scanner_adds_before_and_after_is_left_out(dressed: str) -> None:
    for typed, _hangul, _caps in scans(LOUD):
        assert read_scan(dressed.format(typed)).code == LOUD


def test_an_aim_identifier_typed_with_hangul_input_on_is_left_out() -> None:
    assert read_scan(typed_as_hangul("]Q1" + LOUD)).code == LOUD


@pytest.mark.parametrize("between", ["-", " ", "–", "—", "−", "_", "\u00a0", " - ", "\t", "\u2009"])
def test_separators_between_groups_are_left_out(between: str) -> None:
    assert read_scan(display_code(CODE).replace("-", between)).code == CODE


def test_full_width_letters_are_read() -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in LOUD)

    assert read_scan(wide) == Reading(LOUD, wide, hangul=False, caps=False)


def test_look_alikes_typed_by_hand_are_the_digits_they_look_like() -> None:
    assert read_scan("oOiIlL" + "A" * 20).code == "001111" + "A" * 20


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "\x00",
        "\r\n",
        "https://example.org/t/" + CODE,
        "BEGIN:VCARD\nVERSION:3.0\nFN:서종식\nTEL:010-0000-1234\nEND:VCARD",
        CODE[:-1],
        CODE + "0",
        CODE + CODE,
        CODE + "\n" + CODE,
        "8" + CODE[1:],
        "U" + CODE[1:],
        CODE[:-1] + "U",
        CODE[:-1] + "*",
        CODE[:13] + "\x00" + CODE[13:],
        CODE[:-1] + "١",
        CODE[:-1] + "é",
        CODE[:-1] + "ı",
        CODE[:-2] + "ß",
        "]Q" + CODE,
        "0" * 4096,
        " " * 4096 + CODE,
        "가" * 5000,
        "=HYPERLINK(1)",
        "8801234567893",
        "서종식",
        "\ud800" * 26,
    ],
)
def test_what_is_not_a_ticket_is_said_to_be_none(raw: str) -> None:
    reading = read_scan(raw)

    assert (reading.code, reading.hangul, reading.caps) == (None, False, False)
    assert len(reading.cleaned) <= LOGGED_LENGTH


def test_a_bad_scan_is_logged_without_control_characters_and_cut_short() -> None:
    assert read_scan("\x02BEGIN:VCARD\r\nFN:x\x00y\x03").cleaned == "BEGIN:VCARD FN:xy"
    assert read_scan("\x00" * 3000 + "a").cleaned == ""
    assert read_scan("ab" * 5000).cleaned == "ab" * 100


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_whatever_arrives_is_answered(raw: str) -> None:
    reading = read_scan(raw)

    assert len(reading.cleaned) <= LOGGED_LENGTH
    assert reading.cleaned.encode().decode() == reading.cleaned
    if reading.code is not None:
        assert set(reading.code) <= set(ALPHABET)
        assert len(reading.code) == CODE_LENGTH


def test_many_codes_at_once_are_codes_like_any_other() -> None:
    codes = new_codes(CODES)

    assert len(set(codes)) == CODES
    assert all(read_scan(code).code == code for code in codes[:200])
    assert {code[0] for code in codes} == set(ALPHABET[:8])
    for place in range(1, CODE_LENGTH):
        assert {code[place] for code in codes} == set(ALPHABET)
    assert new_codes(0) == []
