import os
import random
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from lxml import etree

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.exchange.schedule_xml import read_xml
from tests.exchange.programmes import conference, half_day
from tests.exchange.schedules_xml import (
    EVENT,
    NAME,
    PENTABARF,
    one_day,
    problem_of,
    read,
    schedule,
    schema,
    written,
)

MUTATED = 5_000 if os.environ.get("EVENTAPP_THOROUGH") else 300


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<rss><channel/></rss>", FileProblem.NOT_A_PROGRAMME),
        ("<!DOCTYPE html><html><body>schedule</body></html>", FileProblem.NOT_A_PROGRAMME),
        ("<schedule><task/></schedule>", FileProblem.NOT_A_PROGRAMME),
        ("   \n", FileProblem.EMPTY),
        (
            "<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + schedule("&x;"),
            FileProblem.UNSAFE,
        ),
        (
            "<?xml version='1.0'?><!-- c --><!DOCTYPE s [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>"
            + schedule("&b;"),
            FileProblem.UNSAFE,
        ),
        (
            "<!DOCTYPE s [<!ENTITY % p SYSTEM 'http://x/'> %p;]>" + schedule(""),
            FileProblem.UNSAFE,
        ),
        ("<!DOCTYPE schedule SYSTEM 'http://x/s.dtd'>" + schedule(""), FileProblem.UNSAFE),
        ("<!DOCTYPE schedule PUBLIC 'p' 'http://x'>" + schedule(""), FileProblem.UNSAFE),
        (
            schedule(
                "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>"
            ),
            FileProblem.UNSAFE,
        ),
        ("<?xml version='1.0' encoding='utf-7'?><schedule/>", FileProblem.MALFORMED),
        ("<?xml version='1.0' encoding='punycode'?><schedule/>", FileProblem.MALFORMED),
        ("<schedule>\x00</schedule>", FileProblem.MALFORMED),
        ("<schedule>&undeclared;</schedule>", FileProblem.MALFORMED),
        ("<a>" * 5_000, FileProblem.MALFORMED),
        (schedule("<a>" * 300 + "</a>" * 300), FileProblem.MALFORMED),
        (one_day(EVENT.format(1, "10:00", "") * 10_001), FileProblem.TOO_MANY),
        (
            one_day("<event><persons>" + "<person/>" * 100_001 + "</persons></event>"),
            FileProblem.TOO_MANY,
        ),
        (one_day("<event/>" * 400_000), FileProblem.TOO_MANY),
        (schedule("<day date='2019-01-01'/>" * 367), FileProblem.TOO_MANY),
        (
            schedule(
                "<day date='2019-01-01'>"
                + "".join(f"<room name='{count}'/>" for count in range(2_001))
                + "</day>"
            ),
            FileProblem.TOO_MANY,
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_programme_is_refused(text: str, problem: FileProblem) -> None:
    assert problem_of(text.encode())[0] is problem


def test_a_forest_of_tags_is_not_grown() -> None:
    assert problem_of(schedule("<a/>" * 1_000_001).encode())[0] is FileProblem.TOO_MANY
    attributes = "".join(f" a{count}=''" for count in range(500_001))
    assert problem_of(schedule(f"<a{attributes}/>").encode())[0] is FileProblem.TOO_MANY


def test_a_document_type_that_declares_nothing_is_no_harm() -> None:
    assert read("<!DOCTYPE schedule>" + schedule("")).programme.title == "Camp"


def test_an_error_tells_the_line() -> None:
    assert problem_of(b"<schedule>\n<conference>\n</schedule>") == (FileProblem.MALFORMED, 3)
    day = "<day date='soon'><room name='A'><event/></room></day>"
    assert problem_of(schedule(f"\n\n{day}").encode()) == (FileProblem.MALFORMED, 3)


def test_the_wrong_encoding_is_malformed() -> None:
    text = schedule("").replace("Camp", "사회혁신")

    assert problem_of(text.encode("cp949"))[0] is FileProblem.MALFORMED
    assert problem_of(text.encode("utf-16")[:-1])[0] is FileProblem.MALFORMED


def test_half_a_file_is_malformed() -> None:
    text = written(half_day())

    for length in range(100, len(text) - 20, 997):
        assert problem_of(text[:length])[0] is FileProblem.MALFORMED


def test_the_same_guid_ten_thousand_times_takes_no_time() -> None:
    guid = "29aecfd7-2e44-4f49-ab86-29b5e0877325"
    event = EVENT.replace("<event", f"<event guid='{guid}'").format(1, "10:00", "")

    sessions = read(one_day(event * 10_000)).programme.sessions

    assert len({session.guid for session in sessions}) == 10_000
    assert len({session.public_id for session in sessions}) == 10_000


PIECES = (
    *(b"<", b">", b"&", b"\x00", b"\xff", b"]]>", b"<day>", b"</event>", b"id='", b"<event/>"),
    *(b"-1", b"99999999999999999999", b"1e309", b"NaN", b"2014-02-31", b"T25:61", b"+99:99"),
    *(b"<!ENTITY", b"<!DOCTYPE x [", b"\xed\xa0\x80", "가".encode("cp949")),
)


VALUES = (
    *("", " ", "-1", "0", "1", "99999999999999999999", "1e309", "NaN", "x" * 30_000, "가나다"),
    *("2014-02-31", "0001-01-01", "9999-12-31T23:59:59+14:00", "2019-08-21T25:61:00Z", "Z"),
    *(
        "24:00",
        "47:59",
        "00:00:00.5",
        "99:99:99",
        "PT99999H",
        "P999D",
        "1:2:3:4",
        "\u0661\u0660:00",
    ),
    *(
        "../../etc/passwd",
        "Asia",
        "localtime",
        "#fff",
        "http://x",
        "\u202eevil\u200b",
        "ᅠ",
        "\ud7ff",
    ),
)


def test_files_with_mutated_bytes_are_read_or_refused() -> None:
    chance = random.Random(31)  # noqa: S311 - files, not secrets
    refused = 0
    for _ in range(MUTATED):
        data = bytearray(chance.choice(bases()))
        for _ in range(chance.randint(1, 3)):
            at, length = chance.randrange(len(data)), chance.randint(0, 30)
            data[at : at + length] = chance.choice([*PIECES, bytes(data[at + 50 : at + 90])])
        try:
            read_xml(bytes(data), NAME)
        except CannotRead:
            refused += 1
    assert 0 < refused < MUTATED


def test_files_with_mutated_values_are_read_or_refused() -> None:
    chance = random.Random(32)  # noqa: S311 - files, not secrets
    refused = 0
    for _ in range(MUTATED):
        root = etree.fromstring(chance.choice(bases()))
        elements = list(root.iter("*"))
        for _ in range(chance.randint(1, 12)):
            mutate(chance.choice(elements), chance)
        try:
            back = read_xml(etree.tostring(root, encoding="utf-8"), NAME)
        except CannotRead:
            refused += 1
        else:
            schema().assertValid(etree.fromstring(written(back.programme)))
    assert 0 < refused < MUTATED


def mutate(element: Any, chance: random.Random) -> None:
    """Change one thing about an element: its text, an attribute, its name, where it is."""
    match chance.randrange(5):
        case 0 | 1:
            element.text = chance.choice(VALUES)
        case 2:
            name = chance.choice([*element.keys(), "id", "guid", "date", "name"])
            element.set(name, chance.choice(VALUES))
        case 3:
            tags = ["day", "room", "event", "start", "date", "persons", "conference", "odd"]
            element.tag = chance.choice(tags)
        case _ if element.getparent() is not None:
            element.getparent().append(element if chance.random() < 0.5 else deepcopy(element))


@cache
def bases() -> list[bytes]:
    small = conference(sessions=12, rooms=2, days=2)
    return [PENTABARF.encode(), written(half_day()), written(small)]
