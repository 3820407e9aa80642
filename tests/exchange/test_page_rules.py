"""The page's own rules, run by Qt's JavaScript engine: no browser is needed for them."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtQml import QJSEngine
from PySide6.QtWidgets import QApplication

from eventapp.domain import hangul, matching
from eventapp.i18n import format_clock
from eventapp.paths import RESOURCES

Rules = Callable[..., Any]

KOREAN = st.text("가나다라마바사각간갓값닭서종식ㄱㄴㄳㅏ ", max_size=12)


@pytest.fixture(scope="module")
def rules(qapp: QApplication) -> Rules:
    """Calls a function of ``rules.js``: ``rules("clock", 75)``."""
    engine: Any = QJSEngine(qapp)  # its type stubs mistake what evaluate() returns
    loaded = engine.evaluate((RESOURCES / "page" / "rules.js").read_text(encoding="utf-8"))
    assert not loaded.isError(), loaded.toString()

    def call(code: str, *values: object) -> Any:
        given = ", ".join(json.dumps(value) for value in values)
        result = engine.evaluate(f"JSON.stringify({code}({given}))")
        assert not result.isError(), result.toString()
        return json.loads(result.toString())

    return call


FOUND = "((query, names, texts) => finder(query)(haystack(names, texts)))"

# Finding


@pytest.mark.parametrize(
    ("query", "names", "texts"),
    [
        ("ㅅㅈㅅ", ["서종식"], []),
        ("서ㅈㅅ", ["서종식"], []),
        ("서종", ["서종식"], []),
        ("ㄳㅎ", ["가상현실", "감사함"], []),  # the keyboard joined ㄱ and ㅅ
        ("종식 경남", ["서종식", "경남사회혁신센터"], []),
        ("사회혁신", ["경남 사회 혁신 센터"], []),
        ("ㅅㅎㅎㅅ", ["사회 혁신"], []),
        ("MULLER", ["Müller"], []),
        ("müller", ["MULLER"], []),
        ("e\u0301t", ["Été"], []),
        ("\u1109\u1165\u110c\u1169\u11bc", ["서종식"], []),  # from a Mac
        ("빈집", ["마을"], ["빈집을 고칩니다"]),
        ("a.b (c", ["A.B (C)"], []),
        ("", ["무엇이든"], []),
        ("  ", ["무엇이든"], []),
    ],
)
def test_a_query_finds(rules: Rules, query: str, names: list[str], texts: list[str]) -> None:
    assert rules(FOUND, query, names, texts) is True


@pytest.mark.parametrize(
    ("query", "names", "texts"),
    [
        ("ㅅㅈㅅ", ["서식종"], []),
        ("ㅅㅈㅅ", [], ["서종식"]),  # initials fit nearly every long text
        ("ㅅㅈㅅ", ["서종", "식"], []),
        ("종식 부산", ["서종식", "경남사회혁신센터"], []),
        ("강", ["가나"], []),
        ("a.c", ["abc"], []),
        ("서울", ["서", "울"], ["서 울"]),
    ],
)
def test_a_query_does_not_find(
    rules: Rules, query: str, names: list[str], texts: list[str]
) -> None:
    assert rules(FOUND, query, names, texts) is False


@pytest.mark.parametrize("name", ["서종식", "값이", "닭갈비", "괜찮아", "빛나리", "갔어요", "ㄱ나"])
def test_a_name_is_found_at_every_key_of_its_typing(rules: Rules, name: str) -> None:
    """While a syllable is composed, its last consonant may still move on to the next one."""
    typed = [_composed(hangul.jamo(name)[:keys]) for keys in range(1, len(hangul.jamo(name)) + 1)]

    assert typed[-1] == name
    assert {text: rules(FOUND, text, [name], []) for text in typed} == dict.fromkeys(typed, True)


def _composed(jamo: str) -> str:
    """What a two-set input method shows after these keys."""
    syllables: list[list[str]] = []
    for key in jamo:
        last = syllables[-1] if syllables else ["", "", ""]
        initial, vowel, final = last
        if key in hangul.VOWELS:
            joined = _join(vowel + key) if not final else ""
            if final:  # its last consonant begins the next syllable
                parts = hangul.COMPOUNDS.get(final, final)
                last[2] = parts[:-1]
                syllables.append([parts[-1], key, ""])
            elif initial and not vowel:
                last[1] = key
            elif vowel and joined:
                last[1] = joined
            else:
                syllables.append(["", key, ""])
        elif initial and vowel and not final and key in hangul.FINALS:
            last[2] = key
        elif final and _join(final + key):
            last[2] = _join(final + key)
        else:
            syllables.append([key, "", ""])
    return "".join(_syllable(*parts) for parts in syllables)


def _join(jamo: str) -> str:
    return next((whole for whole, parts in hangul.COMPOUNDS.items() if parts == jamo), "")


def _syllable(initial: str, vowel: str, final: str) -> str:
    if not (initial and vowel):
        return initial + vowel + final
    place = hangul.INITIALS.index(initial) * 21 + hangul.VOWELS.index(vowel)
    return chr(0xAC00 + place * 28 + (hangul.FINALS.index(final) if final else 0))


@given(text=KOREAN)
def test_initials_and_needles_are_those_of_the_program(rules: Rules, text: str) -> None:
    assert rules("initials", text) == hangul.split_consonants(hangul.initials(text))
    assert rules("needles", text) == matching.needles(text)


@given(text=KOREAN, start=st.integers(0, 5), length=st.integers(1, 6))
def test_any_part_of_a_name_finds_it(rules: Rules, text: str, start: int, length: int) -> None:
    assert rules(FOUND, text[start : start + length], [text], []) is True


# Now and next


def minutes(rules: Rules, *times: tuple[str, int, int]) -> list[dict[str, int]]:
    begins = {day: rules("dayMinute", day) for day, _, _ in times}
    return [{"from": begins[day] + start, "to": begins[day] + end} for day, start, end in times]


def test_a_night_session_is_on_after_midnight(rules: Rules) -> None:
    sessions = minutes(
        rules,
        ("2014-12-27", 1380, 1500),  # 23:00 until 01:00
        ("2014-12-27", 1500, 1560),  # 01:00 of the night
        ("2014-12-28", 690, 750),
    )
    next_day = rules("dayMinute", "2014-12-28")

    def at(minute: int) -> tuple[list[int], list[int]]:
        found = rules("nowAndNext", sessions, next_day + minute)
        return found["now"], found["next"]

    assert at(-1) == ([0], [1])
    assert at(0) == ([0], [1])
    assert at(59) == ([0], [1])
    assert at(60) == ([1], [2])
    assert at(119) == ([1], [2])
    assert at(120) == ([], [2])


def test_everything_that_begins_at_the_next_time_is_next(rules: Rules) -> None:
    day = "2026-11-24"
    sessions = minutes(
        rules, (day, 630, 660), (day, 600, 630), (day, 630, 700), (day, 640, 650), (day, 600, 600)
    )
    begins = rules("dayMinute", day)

    assert rules("nowAndNext", sessions, begins + 599) == {
        "now": [],
        "next": [1, 4],
        "begun": False,
        "over": False,
    }
    assert rules("nowAndNext", sessions, begins + 600) == {
        "now": [1],
        "next": [0, 2],
        "begun": True,
        "over": False,
    }
    assert rules("nowAndNext", sessions, begins + 700) == {
        "now": [],
        "next": [],
        "begun": True,
        "over": True,
    }
    assert rules("nowAndNext", [], begins)["over"] is False


@given(
    moment=st.datetimes(datetime(2014, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - of a wall
    day=st.dates(datetime(2014, 1, 1).date(), datetime(2030, 1, 1).date()),  # noqa: DTZ001
)
def test_the_wall_s_minutes_are_those_of_a_calendar(
    rules: Rules, moment: datetime, day: Any
) -> None:
    """``moment`` as Intl.DateTimeFormat takes it apart, which may call midnight 24."""
    for midnight in (0, 24):
        parts = {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute")}
        parts["hour"] = parts["hour"] or midnight
        given = [{"type": name, "value": str(value)} for name, value in parts.items()]
        since = moment.date() - day
        expected = since // timedelta(minutes=1) + moment.hour * 60 + moment.minute
        begins = rules("dayMinute", day.isoformat())
        assert rules("wallMinute", [*given, {"type": "literal", "value": "/"}]) - begins == expected


def test_a_zone_s_wall_is_not_the_visitor_s(rules: Rules) -> None:
    moment = datetime(2014, 12, 27, 23, 40, tzinfo=ZoneInfo("UTC"))
    wall = moment.astimezone(ZoneInfo("Europe/Berlin"))
    parts = [
        {"type": name, "value": str(getattr(wall, name))}
        for name in ("year", "month", "day", "hour", "minute")
    ]

    assert rules("wallMinute", parts) == rules("dayMinute", "2014-12-27") + 24 * 60 + 40


@pytest.mark.parametrize("minute", [0, 59, 60, 1439, 1440, 1500, 2880, -20])
def test_a_clock_shows_what_the_paper_shows(rules: Rules, minute: int) -> None:
    assert rules("clock", minute) == format_clock(minute)


def test_only_named_placeholders_are_filled(rules: Rules) -> None:
    sentence = "%(a)s of %(n)s, 100 %, %(x)s"

    assert rules("fill", sentence, {"a": "$&", "n": 3}) == "$& of 3, 100 %, %(x)s"


# The address


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", {}),
        ("#", {}),
        ("#d-2014-12-27", {"day": "2014-12-27"}),
        ("#p-0a1b&room=Saal%201", {"person": "0a1b", "room": "Saal 1"}),
        ("#view=rooms&room=%EB%8C%80%EA%B0%95%EB%8B%B9", {"view": "rooms", "room": "대강당"}),
        ("#q=a%26b%3Dc+d&mine=1", {"q": "a&b=c d", "mine": "1"}),
        ("#view=<script>", {}),
        ("#q=%E0%A4%A", {}),
        ("#view", {}),
        ("#constructor=1&__proto__=2&day=x", {}),
    ],
)
def test_an_address_says_what_is_shown(
    rules: Rules, fragment: str, expected: dict[str, str]
) -> None:
    nothing = dict.fromkeys(("day", "session", "person", "room", "track", "q", "mine"), "")

    assert rules("parseState", fragment) == {"view": "time", **nothing, **expected}


@given(
    st.fixed_dictionaries(
        {
            "view": st.sampled_from(["time", "rooms", "people"]),
            **dict.fromkeys(
                ("day", "session", "person", "room", "track", "q", "mine"),
                st.text(st.characters(exclude_categories=["Cs"])),
            ),
        }
    )
)
def test_an_address_leads_back_to_what_made_it(rules: Rules, state: dict[str, str]) -> None:
    assert rules("parseState", rules("formatState", state)) == state


def test_an_address_is_never_empty(rules: Rules) -> None:
    """An empty one would make the browser jump to the top of the page."""
    assert rules("formatState", rules("parseState", "")) == "#view=time"


# The grid


@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(0, 90)).map(
            lambda pair: {"from": pair[0], "to": pair[0] + pair[1]}
        ),
        max_size=20,
    )
)
def test_no_cell_covers_another(rules: Rules, items: list[dict[str, int]]) -> None:
    shares = rules("lanes", items)

    placed = sorted(
        (share["lane"], item["from"], max(item["to"], item["from"] + 1))
        for item, share in zip(items, shares, strict=True)
    )
    assert all(one[0] != other[0] or one[2] <= other[1] for one, other in pairwise(placed))
    for item, share in zip(items, shares, strict=True):
        assert 0 <= share["lane"] < share["lanes"]
        ends = max(item["to"], item["from"] + 1)
        alone = all(
            other is item or max(other["to"], other["from"] + 1) <= item["from"]
            or ends <= other["from"]
            for other in items
        )  # fmt: skip
        assert not alone or share == {"lane": 0, "lanes": 1}


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [([], 68 / 30), ([60, 60], 1.6), ([30, 60, 60], 68 / 30), ([5, 10], 4), ([0, 40], 1.7)],
)
def test_a_minute_is_high_enough_for_the_short_sessions(
    rules: Rules, lengths: list[int], expected: float
) -> None:
    assert rules("minuteHeight", lengths) == pytest.approx(expected)
