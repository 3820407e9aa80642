"""The answer of the desk: its words, its signs and sounds, and that it all fits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from eventapp.domain.kinds import Language
from eventapp.domain.verdicts import ScanResult, Signal, Verdict
from ui.checkin.card import VerdictCard
from ui.checkin.fitting import Line, fit_name, fit_text, plain
from ui.checkin.outcome import Outcome, Shape, cancelled, headline, outcome_of
from ui.checkin.sounds import Sound
from ui.checkin.writing import OutcomeWriter
from ui.icons import Ink
from ui.language import set_language
from ui.theme import Motion, Size

NOW = datetime(2026, 11, 24, 0, 37, tzinfo=UTC)
SEOUL = "Asia/Seoul"
SIZES = [(526, 208), (802, 474), (977, 535), (1872, 846)]
SOMEBODY: dict[str, Any] = {
    "name": "황영임",
    "organisation": "경남자활기업협회",
    "position": "회장",
    "category": "발표자·토론자",
    "category_colour": "#7A3E8E",
}
NAMES = {
    "one syllable": "김",
    "forty letters": "Maximilian Wilhelmina Kowalczyk-Andersen",
    "forty letters in a word": "Wolfeschlegelsteinhausenbergerdorffwelch",
    "hostile": "<img src=x onerror=alert(1)> a&b {x.__class__} %s \u202egnp.exe 😀",
    "endless": "가" * 20_000,
}


def outcome(verdict: Verdict = Verdict.ADMITTED, **fields: Any) -> Outcome:
    return outcome_of(ScanResult(verdict, **(SOMEBODY | fields)), SEOUL, NOW)


@pytest.fixture
def card(qtbot: QtBot) -> VerdictCard:
    made = VerdictCard()
    qtbot.addWidget(made)
    made.resize(802, 474)
    made.show()
    return made


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    set_language(request.param)
    yield request.param
    set_language(Language.KOREAN)


@pytest.mark.usefixtures("language")
def test_every_verdict_has_a_headline_of_its_own_and_a_refusal_its_advice() -> None:
    said = [headline(ScanResult(verdict)) for verdict in Verdict]
    assert len(set(said)) == len(said)
    for verdict in Verdict:
        if verdict.colour is Signal.RED:
            assert outcome(verdict).lines != ()


@pytest.mark.parametrize(
    ("verdict", "shape", "sound"),
    [
        (Verdict.ADMITTED, Shape.CHECK, Sound.ADMITTED),
        (Verdict.JUST_ADMITTED, Shape.CHECK, None),
        (Verdict.READMITTED, Shape.CHECK, Sound.ADMITTED),
        (Verdict.LEFT, Shape.OUT, Sound.ADMITTED),
        (Verdict.JUST_LEFT, Shape.OUT, None),
        (Verdict.ALREADY, Shape.CLOCK, Sound.ALREADY),
        (Verdict.NOT_INSIDE, Shape.NOTICE, Sound.ALREADY),
        (Verdict.BLOCKED, Shape.CROSS, Sound.REFUSED),
        (Verdict.WRONG_CATEGORY, Shape.CROSS, Sound.REFUSED),
        (Verdict.OUTSIDE_HOURS, Shape.CROSS, Sound.REFUSED),
    ],
)
def test_a_verdict_is_known_by_its_shape_and_its_sound(
    verdict: Verdict, shape: Shape, sound: Sound | None
) -> None:
    shown = outcome(verdict)
    assert (shown.shape, shown.sound) == (shape, sound)


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"guest": True, "attention": "앞줄 3번"}, "내빈 · 앞줄 3번"),
        ({"guest": True}, "내빈"),
        ({"attention": "휠체어"}, "휠체어"),
    ],
)
def test_what_must_not_be_overlooked_is_shown_heard_and_spoken(
    fields: dict[str, Any], flag: str
) -> None:
    shown = outcome(**fields)
    assert (shown.flag, shown.sound) == (flag, Sound.ATTENTION)
    assert shown.spoken() == f"입장했어요. 황영임. 경남자활기업협회 · 회장. {flag}"


def test_a_guest_whose_category_says_so_is_called_one_once() -> None:
    assert outcome(guest=True, category="내빈").category == ("", "")
    assert outcome(category="내빈").category == ("내빈", "#7A3E8E")


def test_a_refusal_is_more_urgent_than_a_remark() -> None:
    assert outcome(Verdict.BLOCKED, attention="담당자에게").sound is Sound.REFUSED
    assert outcome(Verdict.ALREADY, guest=True).sound is Sound.ALREADY
    assert outcome(Verdict.JUST_ADMITTED, guest=True).sound is None
    assert cancelled("황영임").sound is None


def test_who_was_let_in_all_the_same_is_told_so() -> None:
    shown = outcome(forced=True)
    assert (shown.ink, shown.word, shown.notices) == (
        Ink.ADMITTED,
        "예외로 입장했어요",
        ("담당자 결정으로 입장했고 기록에 표시돼요",),
    )


def test_who_went_out_before_is_told_when() -> None:
    before = outcome(Verdict.NOT_INSIDE, left_at=NOW - timedelta(minutes=16))
    never = outcome(Verdict.NOT_INSIDE)
    assert (before.word, before.lines) == ("이미 퇴장했어요", ("09:21에 퇴장했어요",))
    assert (never.word, never.lines) == (
        "안에 있지 않은 분이에요",
        ("이 입구로 들어온 기록이 없어요.",),
    )


def test_a_clock_set_back_is_told() -> None:
    assert outcome(clock_back=True).notices == ("컴퓨터 시계가 뒤로 갔어요. 시각을 확인해 주세요",)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_everything_stays_within_the_card(size: tuple[int, int], name: str) -> None:
    shown = outcome(
        Verdict.REVOKED,
        name=name,
        organisation="한국사회적기업진흥원 사회연대경제 협력 강화 및 상생 발전을 위한 통합지원센터 "
        * 3,
        position="수석전문위원 겸 사무국장 직무대리",
        category="이해관계기관 초청 내빈 및 발표자·토론자",
        attention="<script>&" * 30,
        hangul=True,
        caps=True,
        clock_back=True,
    )
    writer = OutcomeWriter(QRectF(0, 0, *size), replace(shown, badge="이름표 인쇄 중…"))
    found, room = writer._set, writer._rect
    assert found.height <= room.height()
    lines = [*found.word, *found.name, *found.place, *found.told]
    assert all(width(line) <= room.width() + 1 for line in lines)
    assert all(chip.width <= room.width() + 1 for row in found.chips for chip in row)
    assert len(found.name) <= 2


def width(line: Line) -> float:
    return QFontMetricsF(line.font).horizontalAdvance(line.text)


def pixels(line: Line) -> float:
    return QFontMetricsF(line.font).height()


def test_the_name_grows_with_the_card() -> None:
    heights = []
    for size in SIZES[1:]:
        (name,) = OutcomeWriter(QRectF(0, 0, *size), outcome())._set.name
        heights.append(pixels(name))
    (token,) = fit_name("황영임", Size.NAME, Size.NAME, 1000, 1000)
    assert heights == sorted(heights)
    assert heights[0] > pixels(token)
    assert heights[-1] > 1.7 * heights[0]


def test_a_long_name_is_broken_where_it_breaks_best() -> None:
    lines = fit_name(NAMES["forty letters"], 90, 34, 700, 300)
    assert [line.text for line in lines] == ["Maximilian Wilhelmina", "Kowalczyk-Andersen"]
    (short,) = fit_name("황영임", 90, 34, 700, 300)
    assert short.text == "황영임"


def test_a_name_without_end_is_cut_once_at_its_end() -> None:
    first, second = fit_name(plain(NAMES["endless"]), 90, 34, 700, 300)
    assert set(first.text) == {"가"}
    assert second.text.endswith("…")


def test_texts_are_shown_literally_in_so_many_lines() -> None:
    (line,) = fit_text(plain("<b>a&amp;b</b>\n%s"), 18, 700, 2)
    assert line.text == "<b>a&amp;b</b> %s"
    lines = fit_text("가나다라 " * 100, 18, 200, 2)
    assert len(lines) == 2
    assert lines[1].text.endswith("…")


def test_the_badge_is_told_while_they_are_shown(card: VerdictCard) -> None:
    card.show_outcome(outcome())
    card.show_badge("이름표 인쇄 중…")
    assert card.outcome == replace(outcome(), badge="이름표 인쇄 중…")
    assert card.accessibleDescription().endswith("이름표 인쇄 중…")
    card.rest()
    card.show_badge("이름표를 인쇄했어요")
    assert card.outcome is None


def test_after_a_while_the_card_goes_softly_and_rests(qtbot: QtBot, card: VerdictCard) -> None:
    card.show_outcome(outcome())
    assert card._rest.interval() == Motion.RESULT
    full = picture(card)
    card._rest.timeout.emit()
    qtbot.waitUntil(lambda: card.outcome is None)
    assert (card._strength, card._going, card.accessibleDescription()) == (1.0, False, "")
    assert picture(card) != full


def test_a_scan_while_the_card_goes_is_shown_in_full(qtbot: QtBot, card: VerdictCard) -> None:
    card.show_outcome(outcome())
    card._rest.timeout.emit()
    card.show_outcome(outcome(Verdict.ALREADY))
    qtbot.wait(2 * Motion.REVEAL)
    assert card.outcome == outcome(Verdict.ALREADY)
    assert card._rest.isActive()


def picture(card: VerdictCard) -> QImage:
    return card.grab().toImage()
