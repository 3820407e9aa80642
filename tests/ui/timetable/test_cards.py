from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from eventapp.domain.kinds import Language, SessionKind
from eventapp.services.programme import SessionRow
from tests.ui.test_theme import LOOKS, READABLE, _contrast
from tests.ui.timetable.making import (
    days,
    on_track,
    programme,
    rooms,
    session,
    track,
    with_people,
)
from ui.language import set_language
from ui.theme import Grid, Hue, Space, Tokens
from ui.timetable.cards import Card, place_text
from ui.timetable.lines import compose, font_of, metrics_of, wrapped

BLUE, PURPLE = track(1, "기술", "#2F5FA8"), track(2, "사람", "#7A3E8E")

HOSTILE = (
    "가" * 20_000,
    "긴 제목 " * 5_000,
    "<img src='file:///etc/passwd'><b>굵게</b> & 끝",
    "مرحبا بالعالم هذا عنوان طويل جدا للعرض على الشاشة",
    "👩‍👩‍👧‍👦🎉" * 200,
    "\u202eevil\u202c \u2066x\u2069",
    "a\nb\tc\r\n\u2028d\u2029e\x00f",
    "%(n)s {x.__class__} %s",
    " ",
)


def card(*rows: SessionRow, of: int = 0, in_rooms: int = 2, in_days: int = 1) -> Card:
    made = programme(rows, in_rooms=rooms(in_rooms), tracks=(BLUE, PURPLE), in_days=days(in_days))
    return Card(made.rows[of], made)


# Words


def test_a_track_gives_its_colour_and_its_word() -> None:
    made = card(on_track(session(1, 600), PURPLE))

    assert made.hue is Hue.PURPLE
    assert made.label == "사람 · 30분"


def test_without_a_track_the_kind_does() -> None:
    made = card(session(1, 600, kind=SessionKind.KEYNOTE))

    assert made.hue is Hue.GREEN
    assert made.label == "기조발표 · 30분"


def test_what_the_title_says_already_is_not_said_twice() -> None:
    made = card(session(1, 600, 15, kind=SessionKind.BREAK, title=""))

    assert (made.title, made.word, made.label) == ("휴식", "", "15분")


def test_several_people_are_told_by_name() -> None:
    made = card(with_people(session(1, 600), *(f"사람{n}" for n in range(9))))

    assert made.people == "사람0, 사람1, 사람2, 사람3, 사람4, 사람5 …"


def test_a_talk_without_a_speaker_says_so() -> None:
    assert card(session(1, 600)).people == "발표자가 아직 없어요"


def test_signs_tell_what_is_odd() -> None:
    odd = replace(session(1, 300), public=False, started=300)
    ended = replace(session(2, 600), started=600, ended=620)

    assert [sign.icon for sign in card(odd).signs] == ["warning", "play", "eye-off"]
    assert [sign.icon for sign in card(ended).signs] == ["check"]


def test_the_hint_tells_everything_in_plain_text() -> None:
    talk = with_people(on_track(session(1, 600, title="<b>제목</b>"), BLUE), "이은경")
    talk = replace(talk, public=False, planned_start=590, planned_length=30, started=600)

    assert card(talk, session(2, 610)).hint.split("\n") == [
        "<b>제목</b>",
        "10:00–10:30 · 30분 · 1회의실",
        "기술 · 발표",
        "발표자 · 이은경",
        "진행 중",
        "비공개",
        "계획은 09:50–10:20",
        "1회의실: ‘Session 2’(10:10–10:40) 순서와 시간이 겹쳐요.",
    ]


def test_a_screen_reader_hears_title_time_room_people_and_conflicts() -> None:
    talk = with_people(session(1, 600, title="첫 이야기"), "이은경")

    assert card(talk, session(2, 610)).spoken == (
        "첫 이야기, 발표, 10:00–10:30, 1회의실, 이은경, "
        "1회의실: ‘Session 2’(10:10–10:40) 순서와 시간이 겹쳐요."
    )


def test_of_several_days_it_hears_the_day_and_of_all_rooms_that() -> None:
    told = card(session(1, 600, room=None, kind=SessionKind.LUNCH, title=""), in_days=2).spoken

    assert told == "점심, 11월 24일 (화), 10:00–10:30, 모든 장소"


def test_a_place_is_told_with_its_room() -> None:
    made = programme([session(1, 600), session(2, 700, room=None)])
    stays = [row.session.placement for row in made.rows]

    assert [place_text(stay, made) for stay in stays if stay] == [
        "10:00–10:30 · 1회의실",
        "11:40–12:10 · 모든 장소",
    ]


def test_english_is_spoken_in_english() -> None:
    set_language(Language.ENGLISH)
    made = programme([session(1, None, title=""), session(2, 600)])

    assert Card(made.rows[1], made).spoken == "Session 2, Talk, 10:00–10:30, Room 1, No speaker yet"
    assert Card(made.rows[0], made).hint.split("\n")[1] == "No time yet · 30 min"


# What is wrong, and when


def test_an_overlap_is_hatched_where_it_is() -> None:
    assert card(session(1, 600), session(2, 620)).clashes == ((620, 630),)
    assert card(session(1, 600), session(2, 620), of=1).clashes == ((620, 630),)


def test_what_is_outside_the_day_is_hatched_there() -> None:
    assert card(session(1, 500, 100)).clashes == ((500, 540),)
    assert card(session(1, 1060, 60)).clashes == ((1080, 1120),)


def test_a_room_too_small_is_wrong_all_the_time() -> None:
    assert card(replace(session(1, 600), expected=99)).clashes == ((600, 630),)


# Where the plan was


def test_a_plan_is_told_only_where_it_differs() -> None:
    asplanned = replace(session(1, 600), planned_start=600, planned_length=30)
    late = replace(session(1, 600), planned_start=590, planned_length=30)

    assert card(asplanned).plan is None
    plan = card(late).plan
    assert plan is not None
    assert (plan.start, plan.length, plan.room) == (590, 30, 1)


# Lines


def test_lines_break_between_words_and_the_last_holds_the_rest() -> None:
    def advance(text: str) -> float:
        return len(text)

    text = "지역과 함께하는 사회적경제의 새로운 길"
    assert wrapped(text, lambda _line: 9, 3, advance) == [
        "지역과 함께하는",
        "사회적경제의",
        "새로운 길",
    ]
    assert wrapped(text, lambda _line: 9, 2, advance) == [
        "지역과 함께하는",
        "사회적경제의 새로운 길",
    ]
    assert wrapped(text, lambda line: 99 if line else 3, 3, advance) == [
        "지역과",
        "함께하는 사회적경제의 새로운 길",
    ]
    assert wrapped("", lambda _line: 9, 2, advance) == []


@given(
    st.lists(st.text("가나다라abc", min_size=1, max_size=12), max_size=12).map(" ".join),
    st.integers(1, 30),
    st.integers(1, 6),
)
def test_wrapping_loses_no_word(text: str, width: int, most: int) -> None:
    lines = wrapped(text, lambda _line: width, most, len)

    assert " ".join(lines) == text
    assert len(lines) <= most
    assert all(len(line) <= width or " " not in line for line in lines[:-1])


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("size", [(92, 12), (92, 28), (160, 43), (300, 88), (700, 260), (20, 10)])
def test_no_word_leaves_its_card(title: str, size: tuple[float, float]) -> None:
    width, height = size
    row = with_people(on_track(session(1, 500, title=title), BLUE), "사람 " * 900, "b")

    face = compose(card(row), width, height)

    assert face.lines
    for line in face.lines:
        assert line.x >= 0
        assert line.x + line.text.size().width() <= max(width, 2 * Space.L) + 0.5
        capitals = metrics_of(line.style).capHeight() / 2
        assert line.middle - capitals >= -1
        assert line.middle + capitals <= height + 1
        assert line.text.textFormat() is Qt.TextFormat.PlainText


@given(st.integers(60, 700), st.integers(12, 400))
def test_no_two_lines_of_a_card_cover_each_other(width: int, height: int) -> None:
    row = with_people(on_track(session(1, 500, title="함께 만드는 길 " * 9), BLUE), "가나", "다라")

    lines = compose(card(row), width, height).lines

    for number, line in enumerate(lines):
        for other in lines[:number]:
            apart = abs(line.middle - other.middle) >= Grid.LINE_SMALL - 1
            beside = (
                line.x + line.text.size().width() <= other.x + 0.5
                or other.x + other.text.size().width() <= line.x + 0.5
            )
            assert apart or beside


def test_five_minutes_still_show_their_title() -> None:
    face = compose(card(session(1, 600, 5, title="번개")), 160, 13)

    assert face.lines[0].text.text() == "번개"
    assert font_of(face.lines[0].style).bold()


def test_a_wide_card_tells_kind_and_length_at_its_right() -> None:
    face = compose(card(session(1, 600, 20, title="제목")), 600, 58)

    texts = [line.text.text() for line in face.lines]
    assert texts == ["발표 · 20분", "제목", "발표자가 아직 없어요"]


def test_a_narrow_card_tells_them_below_the_people() -> None:
    row = with_people(session(1, 600, 20, title="제목"), "이은경")

    texts = [line.text.text() for line in compose(card(row), 160, 62).lines]

    assert texts == ["제목", "이은경", "발표 · 20분"]


# Colours


@LOOKS
def test_words_on_a_card_are_readable_in_every_colour(tokens: Tokens) -> None:
    grounds = {hue.value: tokens.hue(hue) for hue in Hue}

    unreadable = [
        (name, ink)
        for name, pair in grounds.items()
        for ink, ground in (
            (tokens.text, pair.soft),
            (tokens.muted, pair.soft),
            (pair.strong, pair.soft),
            (pair.strong, tokens.surface),
        )
        if _contrast(ink, ground) < READABLE
    ]

    assert unreadable == []
    assert _contrast(tokens.accent, tokens.accent_soft) >= READABLE
    assert _contrast(tokens.ground, tokens.text) >= READABLE
