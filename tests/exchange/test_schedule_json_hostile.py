import json
import os
import random
from copy import deepcopy
from typing import Any

import pytest

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.exchange.schedule_json import read_json
from tests.exchange.programmes import conference, half_day
from tests.exchange.schedules_json import (
    NAME,
    PRETALX,
    assert_valid,
    event,
    problem_of,
    read,
    schedule,
    written,
)

MUTATED = 5_000 if os.environ.get("EVENTAPP_THOROUGH") else 300


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", FileProblem.EMPTY),
        (" \n", FileProblem.EMPTY),
        ("null", FileProblem.NOT_A_PROGRAMME),
        ("[1, 2]", FileProblem.NOT_A_PROGRAMME),
        ('"schedule"', FileProblem.NOT_A_PROGRAMME),
        ('{"name": "package", "version": "1"}', FileProblem.NOT_A_PROGRAMME),
        ('{"schedule": [1]}', FileProblem.NOT_A_PROGRAMME),
        ('{"conference": {"rooms": []}}', FileProblem.NOT_A_PROGRAMME),
        ("hello", FileProblem.MALFORMED),
        ('{"schedule": ', FileProblem.MALFORMED),
        ('{"schedule": "\x00"}', FileProblem.MALFORMED),
        ('{"conference": {"title": NaN}}', FileProblem.MALFORMED),
        ("9" * 10_000, FileProblem.MALFORMED),
        ("[" * 100_000, FileProblem.MALFORMED),
        ('{"a":' * 100_000, FileProblem.MALFORMED),
        ("[" + "{}," * 1_000_000 + "1]", FileProblem.TOO_MANY),
        (json.dumps(schedule({"A": [event()] * 10_001})), FileProblem.TOO_MANY),
        (json.dumps(schedule({}, rooms=[str(n) for n in range(2_001)])), FileProblem.TOO_MANY),
        (
            json.dumps(schedule({"A": [event(persons=["x"] * 100_001)]})),
            FileProblem.TOO_MANY,
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_programme_is_refused(text: str, problem: FileProblem) -> None:
    assert problem_of(text.encode())[0] is problem


def test_an_error_tells_the_line() -> None:
    assert problem_of(b'{\n"schedule": }') == (FileProblem.MALFORMED, 2)


def test_other_encodings_of_unicode_are_read_and_no_others() -> None:
    text = json.dumps(schedule({}, title="사회혁신"), ensure_ascii=False)

    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert read_json(text.encode(encoding), NAME).programme.title == "사회혁신"
    assert problem_of(text.encode("cp949"))[0] is FileProblem.MALFORMED


def test_values_of_the_wrong_type_are_no_trap() -> None:
    wrong = {
        "id": True,
        "guid": [],
        "start": {},
        "duration": [1],
        "title": {"en": 1},
        "persons": "x",
        "links": "y",
        "track": 7,
        "room": [],
        "logo": {},
        "date": 5,
    }
    values = schedule({"A": [wrong, 5, None, [1]], "B": 5, "C": None}, tracks=5, colors=[])

    assert [session.title for session in read(values).programme.sessions] == [""]


def test_numbers_beyond_all_measure_are_no_trap() -> None:
    text = (
        '{"conference": {"title": 1e400, "days": [{"date": "2019-08-21", "rooms": {"A": [%s]}}]}}'
    )
    digits = "9" * 4_000
    session = f'{{"id": {digits}, "start": "10:00", "duration": {digits}, "title": 1e400}}'

    back = read_json((text % session).encode(), NAME)

    assert (back.programme.sessions[0].public_id, back.programme.sessions[0].length) == (None, 30)


def test_files_with_mutated_values_are_read_or_refused() -> None:
    chance = random.Random(33)  # noqa: S311 - files, not secrets
    small = conference(sessions=8, rooms=2, days=2)
    bases = [PRETALX, json.loads(written(half_day())), json.loads(written(small))]
    read_whole = 0
    for _ in range(MUTATED):
        values: Any = deepcopy(chance.choice(bases))
        for _ in range(chance.randint(1, 12)):
            mutate(values, chance)
        try:
            back = read(values)
        except CannotRead:
            continue
        read_whole += 1
        assert_valid(written(back.programme))
    assert 0 < read_whole <= MUTATED


VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**70, 1e308, "", " ", "x" * 30_000, [], {}, [[]], [None], ["a"]),
    *({"en": "E"}, {"ko": "가", "en": "E"}, {"name": "N"}, "24:00", "25:61", "2014-02-31"),
    *(
        "9999-12-31T23:59:59+14:00",
        "0001-01-01",
        "Asia",
        "../../etc/passwd",
        "\ud800",
        "\u202e\x00",
    ),
)


def mutate(values: Any, chance: random.Random) -> None:
    """Change one value somewhere inside."""
    while True:
        keys = list(values) if isinstance(values, dict) else list(range(len(values)))
        if not keys:
            return
        key = chance.choice(keys)
        inside = values[key]
        if not isinstance(inside, dict | list) or chance.random() < 0.1:
            values[key] = deepcopy(chance.choice(VALUES))
            return
        values = inside


def test_files_with_mutated_bytes_are_read_or_refused() -> None:
    chance = random.Random(34)  # noqa: S311 - files, not secrets
    base = written(half_day())
    refused = 0
    for _ in range(MUTATED):
        data = bytearray(base)
        for _ in range(chance.randint(1, 3)):
            at, length = chance.randrange(len(data)), chance.randint(0, 20)
            data[at : at + length] = chance.choice([b"[", b'"', b"\xff", b"\x00", b"1e999", b"}"])
        try:
            read_json(bytes(data), NAME)
        except CannotRead:
            refused += 1
    assert 0 < refused <= MUTATED
