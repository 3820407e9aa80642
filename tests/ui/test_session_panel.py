from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.domain.placement import Placement
from eventapp.services.appearances import add_appearance
from eventapp.services.events import add_room, list_rooms, update_event, update_room
from eventapp.services.people import add_unavailability
from eventapp.services.programme import move_session, update_session
from eventapp.services.session_details import SessionDetails, add_question
from eventapp.services.snapshots.programme import programme_snapshot
from eventapp.services.tracks import add_track, list_tracks
from eventapp.services.workspace import Workspace
from tests.ui.hosting import press, said, told
from tests.ui.session_hands import Ctrl, Hands, choose, focused, settle, tab_through
from ui.programme.bullets import points
from ui.programme.folding import FoldingSection
from ui.programme.languages import language_name, read_code
from ui.theme import Hue
from ui.widgets.fields import PickField
from ui.widgets.panels import Note
from ui.window import MainWindow

PAGE = "programme"
NOTHING = SessionDetails("", "", "", "", "", "", "", (), ())


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId) -> Hands:
    made = Hands(qtbot, window, workspace, event)
    made.add(SessionKind.WORKSHOP)
    return made


def shown_sections(hands: Hands) -> list[str]:
    return [key for key, section in hands.panel.sections.items() if section.isVisible()]


def summaries(hands: Hands) -> dict[str, str]:
    return {key: part.heading.summary for key, part in hands.panel.sections.items()}


def remembered(hands: Hands) -> list[str]:
    return list(hands.window.settings.value.unfolded)


def notes(hands: Hands) -> list[tuple[str, str]]:
    found = hands.panel._conflicts.findChildren(Note)
    return [(note.title.text(), note.text.text()) for note in found]


def height(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint()).y()


# What unfolds


def test_the_essentials_are_open_and_the_rest_is_folded(hands: Hands) -> None:
    panel = hands.show(SessionKind.TALK)

    assert shown_sections(hands) == ["about", "case", "script", "materials", "details", "notes"]
    assert not any(section.is_open for section in panel.sections.values())
    for field in (panel.kind, panel.title, panel.start, panel.length, panel.room, panel.people):
        assert field.isVisible()
    for editor in (panel.about.abstract, panel.case.results, panel.details.language):
        assert not editor.isVisible()


@pytest.mark.parametrize(
    ("kind", "sections"),
    [
        (
            SessionKind.PANEL,
            ["questions", "about", "case", "script", "materials", "details", "notes"],
        ),
        (SessionKind.BREAK, ["about", "script", "details", "notes"]),
        (SessionKind.ADDRESS, ["about", "script", "materials", "details", "notes"]),
    ],
)
def test_a_kind_shows_the_sections_that_make_sense_for_it(
    hands: Hands, kind: SessionKind, sections: list[str]
) -> None:
    hands.show(kind)

    assert shown_sections(hands) == sections


def test_what_is_filled_is_shown_whatever_the_kind(hands: Hands) -> None:
    panel = hands.show(SessionKind.PANEL)
    session = hands.row
    from_the_floor = next(iter(panel.questions.lists))
    add_question(hands.workspace, session.id, from_the_floor, "왜?")
    update_session(hands.workspace, session.id, case_results_en="More jobs")

    panel.kind.chosen.emit("break")
    settle()

    assert shown_sections(hands) == ["questions", "about", "case", "script", "details", "notes"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_heading_unfolds_by_keys_and_is_remembered(hands: Hands, key: Qt.Key) -> None:
    section = hands.show(SessionKind.TALK).about

    hands.key(section.heading, key)

    assert section.subtitle.isVisible()
    assert remembered(hands) == ["session.about"]
    assert section.heading.accessibleDescription() == "펼쳐짐"
    hands.key(section.heading, Qt.Key.Key_Left)
    assert not section.subtitle.isVisible()
    assert remembered(hands) == []
    assert section.heading.accessibleDescription() == "접힘"


def test_sections_stand_open_again_after_a_new_start_of_the_page(
    qtbot: QtBot, hands: Hands
) -> None:
    panel = hands.show(SessionKind.TALK)
    qtbot.mouseClick(panel.case.heading, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.notes.heading, Qt.MouseButton.LeftButton)

    hands.window.speak(Language.ENGLISH)
    panel = hands.show(SessionKind.TALK)

    opened = [key for key, section in panel.sections.items() if section.is_open]
    assert opened == ["case", "notes"]


def test_a_heading_tells_what_is_inside(hands: Hands, event: EventId) -> None:
    hands.show(SessionKind.WORKSHOP)
    add_track(hands.workspace, event, "지역혁신", colour="#7A3E8E")
    update_session(
        hands.workspace,
        hands.row.id,
        subtitle="부제예요",
        case_results="매출\n고용",
        language="ja",
        expected=80,
        public=False,
        track_id=list_tracks(hands.workspace, event)[0].id,
        notes="첫 줄\n둘째 줄",
    )

    assert summaries(hands) == {
        "questions": "",
        "about": "부제예요",
        "case": "성과 2개",
        "script": "",
        "materials": "",
        "details": "비공개 · 지역혁신 · 일본어 · 80명",
        "notes": "첫 줄 둘째 줄",
    }
    assert hands.panel.sections["case"].heading.accessibleName() == "사례 성과 2개"


# Texts


@pytest.mark.parametrize("field", ["subtitle", "abstract", "abstract_en", "description"])
def test_each_text_typed_is_kept_and_undone(hands: Hands, field: str) -> None:
    panel = hands.show(SessionKind.WORKSHOP, "about")
    before, nothing = hands.row, hands.details

    hands.write(panel.about.editors[field], "새 글")

    changed = hands.details if field == "description" else hands.row
    assert getattr(changed, field) == "새 글"
    assert said(hands.window) != ""
    hands.undo()
    assert (hands.row, hands.details) == (before, nothing)
    assert panel.about.editors[field].toPlainText() == (getattr(before, field, ""))


def test_the_language_of_the_window_has_its_abstract_first(hands: Hands) -> None:
    about = hands.show(SessionKind.TALK, "about").about
    assert height(about.abstract) < height(about.abstract_en)

    hands.window.speak(Language.ENGLISH)
    about = hands.show(SessionKind.TALK, "about").about

    assert height(about.abstract_en) < height(about.abstract)


def test_what_is_being_typed_stays_with_its_session_when_another_is_shown(hands: Hands) -> None:
    panel = hands.show(SessionKind.WORKSHOP, "notes", "case")
    hands.write(panel.case.work, "자문", commit=False)

    hands.show(SessionKind.OPENING)

    assert hands.details == NOTHING
    hands.show(SessionKind.WORKSHOP)
    assert hands.details.case_work == "자문"


def test_a_text_too_long_is_refused_and_the_old_one_shown_again(hands: Hands) -> None:
    panel = hands.show(SessionKind.TALK, "about")
    hands.write(panel.about.subtitle, "부제")

    panel.about.subtitle.setPlainText("x" * 301)
    hands.key(panel.about.subtitle, Qt.Key.Key_Return)

    assert told(hands.window) != ""
    assert hands.row.subtitle == "부제"
    assert panel.about.subtitle.toPlainText() == "부제"


def test_notes_say_that_nobody_else_reads_them(hands: Hands) -> None:
    panel = hands.show(SessionKind.TALK, "notes")

    hands.write(panel.notes.notes, "마이크 두 개")

    assert hands.row.notes == "마이크 두 개"
    said_there = [label.text() for label in panel.notes.findChildren(QLabel)]
    assert "운영진만 봐요. 인쇄하거나 내보내지 않아요." in said_there


def test_focus_title_puts_the_keyboard_on_the_whole_title(hands: Hands) -> None:
    panel = hands.show(SessionKind.TALK)

    panel.focus_title()
    QTest.keyClicks(focused(), "New")
    hands.qtbot.keyClick(focused(), Qt.Key.Key_Return)

    assert hands.row.title == "New"


# Track, language, size, publicity


def test_without_tracks_the_panel_says_where_they_are_made(hands: Hands, event: EventId) -> None:
    details = hands.show(SessionKind.TALK, "details").details
    assert (details.track.isVisible(), details.no_tracks.isVisible()) == (False, True)

    add_track(hands.workspace, event, "지역혁신", colour="#7A3E8E")

    assert (details.track.isVisible(), details.no_tracks.isVisible()) == (True, False)


def test_a_track_is_chosen_by_its_name_and_colour_and_taken_off_again(
    hands: Hands, event: EventId
) -> None:
    add_track(hands.workspace, event, "공공구매", colour="#2F5FA8")
    add_track(hands.workspace, event, "지역혁신", colour="#7A3E8E")
    second = list_tracks(hands.workspace, event)[1]
    panel = hands.show(SessionKind.TALK, "details")
    field = panel.details.track
    assert [field.itemText(place) for place in range(field.count())] == [
        "트랙 없음",
        "공공구매",
        "지역혁신",
    ]
    icons = [field.itemIcon(place).pixmap(12).toImage() for place in range(3)]
    assert icons[0].isNull()
    assert icons[1] != icons[2]
    assert not panel.track.isVisible()

    choose(field, str(second.id))

    assert hands.row.track == second.id
    assert (panel.track.text, panel.track._mark) == ("지역혁신", Hue.PURPLE)
    choose(field, "")
    assert [hands.row.track, panel.track.isVisible()] == [None, False]
    hands.undo()
    assert [hands.row.track, panel.track.isVisible()] == [second.id, True]


def test_a_language_is_chosen_by_its_name(hands: Hands) -> None:
    details = hands.show(SessionKind.WORKSHOP, "details").details
    assert details.language.currentText() == "정하지 않음"

    choose(details.language, "ko")

    assert hands.row.language == "ko"
    assert details.language.currentText() == "한국어"
    assert not details.code.isVisible()
    hands.undo()
    assert hands.row.language == ""


def test_another_language_is_typed_by_its_code_and_named(hands: Hands) -> None:
    details = hands.show(SessionKind.TALK, "details").details

    choose(details.language, "other")
    assert focused() is details.code
    hands.write(details.code, "PT-br")

    assert hands.row.language == "pt-BR"
    assert details.language.currentText() == "포르투갈어 (브라질)"
    assert not details.code.isVisible()


def test_a_code_that_is_none_is_refused_and_the_language_stays(hands: Hands) -> None:
    details = hands.show(SessionKind.TALK, "details").details
    choose(details.language, "en")

    choose(details.language, "other")
    hands.write(details.code, "영어")

    assert told(hands.window).startswith("ko, en, pt-BR 같은 언어 코드를 적어 주세요.")
    assert hands.row.language == "en"
    assert details.language.currentText() == "영어"


def test_no_code_typed_leaves_the_language_as_it_was(hands: Hands) -> None:
    details = hands.show(SessionKind.TALK, "details").details
    choose(details.language, "en")

    choose(details.language, "other")
    hands.key(details.code, Qt.Key.Key_Tab)

    assert (hands.row.language, details.language.currentText()) == ("en", "영어")
    assert not details.code.isVisible()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ko", "ko"),
        ("KO", "ko"),
        ("pt_br", "pt-BR"),
        ("zh-hant-TW", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("korean", None),
        ("k", None),
        ("한국어", None),
        ("../en", None),
        ("", None),
    ],
)
def test_a_code_is_written_by_convention_or_refused(typed: str, code: str | None) -> None:
    assert read_code(typed) == code


def test_a_language_nobody_named_is_called_by_its_code() -> None:
    assert [language_name(code) for code in ("kvk", "x-klingon", "deutsch")] == [
        "한국 수어",
        "x-klingon",
        "deutsch",
    ]


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [("80", 80, "80명"), ("1,200명", 1200, "1200명"), ("80 people", 80, "80명"), ("0", 0, "")],
)
def test_the_expected_size_is_typed_in_any_usual_way(
    hands: Hands, typed: str, kept: int, shown: str
) -> None:
    details = hands.show(SessionKind.TALK, "details").details

    hands.write(details.expected, typed)

    assert (hands.row.expected, details.expected.text()) == (kept, shown)


def test_a_size_that_is_none_is_refused_and_nothing_takes_it_away(hands: Hands) -> None:
    details = hands.show(SessionKind.TALK, "details").details
    hands.write(details.expected, "80")

    hands.write(details.expected, "many")
    assert told(hands.window) != ""
    assert (hands.row.expected, details.expected.text()) == (80, "80명")

    hands.write(details.expected, "")
    assert (hands.row.expected, details.expected.text()) == (0, "")


def test_a_session_is_kept_from_the_public_by_one_key(hands: Hands, event: EventId) -> None:
    panel = hands.show(SessionKind.TALK, "details")
    talk = hands.row.id
    assert panel.details.meaning.text() == "인쇄한 프로그램과 내보낸 파일에 나와요."
    assert not panel.hidden_mark.isVisible()

    hands.key(panel.details.public, Qt.Key.Key_Space)

    assert [hands.row.public] == [False]
    printed = {session.id for session in programme_snapshot(hands.workspace, event).sessions}
    assert talk not in printed
    assert (
        panel.details.meaning.text()
        == panel.details.public.accessibleDescription()
        == "인쇄하거나 내보내지 않아요. 이 작업 파일에서만 보여요."
    )
    assert panel.hidden_mark.isVisible()
    hands.undo()
    assert [hands.row.public] == [True]
    assert panel.details.public.isChecked()


# The case


def test_a_case_is_written_in_both_languages(qtbot: QtBot, hands: Hands) -> None:
    case = hands.show(SessionKind.WORKSHOP, "case").case
    hands.write(case.partners, "협동조합\n민간 재원")
    hands.write(case.work, "자문")
    hands.write(case.results, "매출이 늘었어요\n고용이 늘었어요")

    korean, english = case.language.findChildren(QPushButton)
    press(qtbot, english)
    assert [editor.toPlainText() for editor in case.editors.values()] == ["", "", ""]
    hands.write(case.results, "Sales rose")

    assert hands.details == SessionDetails(
        "",
        "협동조합\n민간 재원",
        "",
        "자문",
        "",
        "매출이 늘었어요\n고용이 늘었어요",
        "Sales rose",
        (),
        (),
    )
    press(qtbot, korean)
    assert case.work.toPlainText() == "자문"
    hands.undo(4)
    assert hands.details == NOTHING


def test_what_is_typed_stays_with_its_language(hands: Hands) -> None:
    case = hands.show(SessionKind.WORKSHOP, "case").case
    hands.write(case.work, "자문", commit=False)

    case.language.set_value("en")
    case.language.chosen.emit("en")  # as where a click takes no focus

    assert (hands.details.case_work, hands.details.case_work_en) == ("자문", "")
    assert case.work.toPlainText() == ""


def test_a_case_in_one_language_only_is_shown_in_that(hands: Hands) -> None:
    update_session(
        hands.workspace, hands.row_of(SessionKind.WORKSHOP).id, case_work_en="Consulting"
    )

    case = hands.show(SessionKind.WORKSHOP, "case").case

    assert (case.language.value, case.work.toPlainText()) == ("en", "Consulting")


def test_results_are_points_with_a_dot_each(hands: Hands) -> None:
    case = hands.show(SessionKind.WORKSHOP, "case").case

    hands.write(case.results, "• 매출\n\n- 고용\n-3 %p 실업률")

    assert hands.details.case_results == "매출\n고용\n-3 %p 실업률"
    assert case.results.toPlainText() == "매출\n고용\n-3 %p 실업률"
    assert len(case.results.first_lines()) == 3
    image = case.results._dots.grab().toImage()
    middle = image.width() // 2
    ratio = image.devicePixelRatio()
    inked = [
        image.pixelColor(middle, round(height * ratio)).green() < 160
        for height in case.results.first_lines()
    ]
    assert inked == [True, True, True]


def test_only_signs_and_empty_lines_make_no_step(hands: Hands) -> None:
    case = hands.show(SessionKind.WORKSHOP, "case").case
    hands.write(case.results, "매출")
    hands.write(case.results, "• 매출\n")

    assert case.results.toPlainText() == "매출"
    hands.undo()
    assert hands.details == NOTHING


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("· 하나\n· 둘", "하나\n둘"),
        ("* one\n- two\n– three", "one\ntwo\nthree"),
        ("•하나", "하나"),
        ("-5도", "-5도"),
        ("•\n\n", ""),
        ("1. 하나", "1. 하나"),
    ],
)
def test_signs_of_points_are_dropped_and_figures_stay(pasted: str, kept: str) -> None:
    assert points(pasted) == kept


# What is wrong


def test_too_little_time_between_two_rooms_is_told_with_a_way_to_the_other(
    qtbot: QtBot, hands: Hands, event: EventId
) -> None:
    keynote, talk = hands.row_of(SessionKind.KEYNOTE), hands.row_of(SessionKind.TALK)
    assert talk.placement is not None
    add_room(hands.workspace, event, "소회의실")
    small = list_rooms(hands.workspace, event)[-1].id
    there = Placement(talk.placement.day, small, talk.start, talk.length)
    move_session(hands.workspace, talk.id, to=there)
    add_appearance(hands.workspace, talk.id, keynote.people[0].person, AppearanceRole.INTERPRETER)
    update_event(hands.workspace, event, travel=10)

    panel = hands.show(SessionKind.TALK)

    assert notes(hands) == [
        (
            "이동할 시간이 부족해요",
            (
                "서종식: ‘공공기관과 사회적경제의 협력이 중요한 이유’(10:30–10:50) 순서와"
                " 오갈 시간이 부족해요."
            ),
        )
    ]
    press(qtbot, panel._conflicts.findChildren(QPushButton)[0])
    assert hands.panel.session is not None
    assert hands.panel.session.id == keynote.id


def test_one_who_cannot_come_and_a_room_too_small_are_told(hands: Hands, event: EventId) -> None:
    talk = hands.row_of(SessionKind.TALK)
    assert talk.date is not None
    add_unavailability(hands.workspace, talk.people[0].person, on=talk.date)
    add_unavailability(
        hands.workspace, talk.people[0].person, on=talk.date + timedelta(days=1), reason="다른 날"
    )
    update_room(hands.workspace, list_rooms(hands.workspace, event)[0].id, capacity=50)
    update_session(hands.workspace, talk.id, expected=80)

    hands.show(SessionKind.TALK)

    assert sorted(title for title, _text in notes(hands)) == [
        "자리가 모자라요",
        "참석할 수 없는 시간이에요",
    ]
    assert sorted(text for _title, text in notes(hands)) == [
        "대회의실: 예상 인원보다 자리가 적어요. 10:50–11:05",
        "이은경: 참석할 수 없는 시간이에요. 10:50–11:05",
    ]


# Keys and plain text


def test_tab_goes_through_the_panel_as_it_is_read(hands: Hands) -> None:
    panel = hands.show(SessionKind.KEYNOTE)
    (line,) = panel.people.lines

    stops = tab_through(panel.kind, 15)

    assert stops == [
        panel.title,
        panel.start,
        panel.length,
        panel.room,
        panel.other_title,
        line,
        line.status,
        line.more,
        panel.people.newcomer,
        panel.about.heading,
        panel.case.heading,
        panel.script.heading,
        panel.materials.heading,
        panel.details.heading,
        panel.notes.heading,
    ]


def test_a_line_added_later_is_reached_where_it_stands(hands: Hands) -> None:
    panel = hands.show(SessionKind.KEYNOTE)
    person = hands.row_of(SessionKind.PANEL).people[0].person
    add_appearance(hands.workspace, hands.row.id, person, AppearanceRole.MODERATOR)
    settle()
    first, second = panel.people.lines

    assert tab_through(first.more, 4) == [
        second,
        second.status,
        second.more,
        panel.people.newcomer,
    ]


def test_every_stop_has_a_name_for_screen_readers(hands: Hands) -> None:
    panel = hands.show(
        SessionKind.PANEL, "questions", "about", "case", "materials", "details", "notes"
    )
    add_question(hands.workspace, hands.row.id, next(iter(panel.questions.lists)), "왜?")
    settle()

    nameless = [
        stop
        for stop in tab_through(panel.kind, 60)
        if panel.isAncestorOf(stop) and not (stop.accessibleName() or stop.property("text"))
    ]

    assert nameless == []


HOSTILE = "<img src='file:///etc/passwd'> & <b>bold</b> %s {x.__class__}"


def test_hostile_texts_are_shown_as_they_are(hands: Hands, event: EventId) -> None:
    add_track(hands.workspace, event, HOSTILE, colour="#7A3E8E")
    update_session(
        hands.workspace,
        hands.row_of(SessionKind.TALK).id,
        title=HOSTILE,
        subtitle=HOSTILE,
        notes=HOSTILE,
        case_results=f"{HOSTILE}\n{HOSTILE}",
        track_id=list_tracks(hands.workspace, event)[0].id,
    )

    panel = hands.show(SessionKind.TALK, "about", "case", "details", "notes")

    assert panel.title.toPlainText() == HOSTILE
    assert panel.about.subtitle.toPlainText() == HOSTILE
    assert panel.about.heading.summary == HOSTILE
    assert panel.case.results.toPlainText() == f"{HOSTILE}\n{HOSTILE}"
    assert panel.details.track.currentText() == HOSTILE
    assert "<img" not in panel.track.toolTip()
    for label in panel.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    assert panel.width() <= 300


def test_ctrl_z_in_a_field_with_nothing_typed_is_the_window_s(hands: Hands) -> None:
    panel = hands.show(SessionKind.TALK, "about")
    hands.write(panel.about.subtitle, "부제")
    hands.key(panel.about.subtitle, Qt.Key.Key_Z, Ctrl)

    assert hands.row.subtitle == ""


def test_half_a_name_that_is_looked_for_is_nothing_to_keep(hands: Hands) -> None:
    panel = hands.show(SessionKind.TALK)
    newcomer = panel.people.newcomer
    assert isinstance(newcomer, PickField)
    hands.write(newcomer, "이영", commit=False)

    panel.commit()

    assert [someone.name for someone in hands.row.people] == ["이은경"]


def test_the_sections_are_all_of_one_kind(hands: Hands) -> None:
    assert all(isinstance(part, FoldingSection) for part in hands.panel.sections.values())


def test_going_through_a_text_with_a_space_that_does_not_break_changes_nothing(
    hands: Hands,
) -> None:
    update_session(hands.workspace, hands.row_of(SessionKind.TALK).id, abstract="제\u00a01 장")
    panel = hands.show(SessionKind.TALK, "about")
    before = hands.row

    hands.key(panel.about.abstract, Qt.Key.Key_Tab)
    hands.show(SessionKind.PANEL)
    hands.show(SessionKind.TALK)

    assert hands.row == before
