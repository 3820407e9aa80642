import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import QuestionSource, SessionKind
from eventapp.services.session_details import QuestionRow, add_question, update_question
from eventapp.services.workspace import Workspace
from tests.ui.hosting import said, told
from tests.ui.session_hands import Alt, Hands, choose_in, focused, offered, settle, tab_through
from ui.programme.question_line import QuestionLine
from ui.programme.questions_section import QuestionList
from ui.window import MainWindow

PAGE = "programme"
PREPARED, FLOOR = QuestionSource.PREPARED, QuestionSource.FLOOR


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId) -> Hands:
    made = Hands(qtbot, window, workspace, event)
    made.add(SessionKind.QUESTIONS)
    made.show(SessionKind.QUESTIONS, "questions")
    return made


def part(hands: Hands, source: QuestionSource = PREPARED) -> QuestionList:
    return hands.panel.questions.lists[source]


def lines(hands: Hands, source: QuestionSource = PREPARED) -> list[QuestionLine]:
    return part(hands, source).lines


def shown(hands: Hands) -> tuple[list[str], list[str]]:
    """The prepared questions and those from the floor, as the panel shows them."""
    prepared, floor = (
        [line.text.toPlainText() for line in lines(hands, source)] for source in QuestionSource
    )
    return prepared, floor


def kept(hands: Hands) -> tuple[list[str], list[str]]:
    """The same as the store has them."""
    questions = hands.details.questions
    prepared, floor = (
        [question.text for question in questions if question.source is source]
        for source in QuestionSource
    )
    return prepared, floor


def row(hands: Hands, text: str) -> QuestionRow:
    return next(question for question in hands.details.questions if question.text == text)


def have(hands: Hands, source: QuestionSource, *texts: str) -> None:
    for text in texts:
        add_question(hands.workspace, hands.row.id, source, text)
    settle()


def test_questions_are_typed_one_after_the_other_with_enter(hands: Hands) -> None:
    field = part(hands).newcomer
    for text in ("무엇이 먼저인가요?", "누가 하나요?"):
        hands.write(field, text, commit=False)
        hands.key(field, Qt.Key.Key_Return)
        assert (focused(), field.toPlainText()) == (field, "")

    assert kept(hands) == shown(hands) == (["무엇이 먼저인가요?", "누가 하나요?"], [])
    assert hands.panel.questions.heading.summary == "2"
    hands.undo()
    assert kept(hands) == shown(hands) == (["무엇이 먼저인가요?"], [])


def test_a_question_from_the_floor_has_somebody_who_asked(hands: Hands) -> None:
    hands.write(part(hands, FLOOR).newcomer, "언제부터인가요?")
    (line,) = lines(hands, FLOOR)
    assert line.asker.isVisible()

    hands.write(line.asker, "박○○ (진주)")

    question = row(hands, "언제부터인가요?")
    assert question == QuestionRow(
        question.id, FLOOR, "언제부터인가요?", "박○○ (진주)", answered=False
    )
    hands.undo()
    assert (row(hands, "언제부터인가요?").asked_by, line.asker.text()) == ("", "")


def test_who_asked_a_prepared_question_is_shown_only_where_it_is_known(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나")
    assert [line.asker.isVisible() for line in lines(hands)] == [False, False]

    update_question(hands.workspace, row(hands, "나").id, asked_by="주최 측")
    settle()

    assert [line.asker.isVisible() for line in lines(hands)] == [False, True]


def test_a_question_is_worded_differently_in_its_place(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나")

    hands.write(lines(hands)[0].text, "다르게")

    assert kept(hands) == shown(hands) == (["다르게", "나"], [])
    hands.undo()
    assert kept(hands) == shown(hands) == (["가", "나"], [])


def test_a_question_without_words_is_struck_out(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나")

    hands.write(lines(hands)[0].text, "")

    assert kept(hands) == shown(hands) == (["나"], [])
    assert said(hands.window) == "질문을 지웠어요"
    hands.undo()
    assert kept(hands) == shown(hands) == (["가", "나"], [])


def test_a_question_too_long_is_refused_and_what_was_typed_is_kept(hands: Hands) -> None:
    field = part(hands).newcomer
    field.setPlainText("가" * 20_001)

    hands.key(field, Qt.Key.Key_Return)

    assert told(hands.window) != ""
    assert kept(hands) == ([], [])
    assert len(field.toPlainText()) == 20_001
    field.clear()


def test_space_ticks_a_question_as_answered_and_the_heading_counts(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나")
    have(hands, FLOOR, "다")
    line = lines(hands)[1]

    hands.key(line.check, Qt.Key.Key_Space)

    answered = [question.text for question in hands.details.questions if question.answered]
    assert answered == ["나"]
    assert line.check.hasFocus()
    assert line.text.property("tone") == "muted"
    assert hands.panel.questions.heading.summary == "3개 중 1개 답변"
    hands.key(line.check, Qt.Key.Key_Space)
    assert not row(hands, "나").answered
    assert hands.panel.questions.heading.summary == "3"
    hands.undo(2)
    assert not line.check.isChecked()


@pytest.mark.parametrize("where", ["check", "text", "more"])
def test_alt_and_arrows_change_the_order_and_the_keyboard_stays(hands: Hands, where: str) -> None:
    have(hands, PREPARED, "가", "나", "다")
    line = lines(hands)[2]

    hands.key(getattr(line, where), Qt.Key.Key_Up, Alt)
    hands.key(getattr(line, where), Qt.Key.Key_Up, Alt)
    hands.key(getattr(line, where), Qt.Key.Key_Up, Alt)

    assert kept(hands) == shown(hands) == (["다", "가", "나"], [])
    assert focused() is getattr(line, where)
    hands.undo()
    assert kept(hands) == (["가", "다", "나"], [])


def test_a_question_dragged_by_its_grip_lands_between_others(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나", "다")
    have(hands, FLOOR, "라", "마")
    line = lines(hands)[0]

    hands.drag(line, lines(hands)[1].y() - line.y() + 30)

    assert kept(hands) == shown(hands) == (["나", "가", "다"], ["라", "마"])
    hands.undo()
    assert kept(hands) == shown(hands) == (["가", "나", "다"], ["라", "마"])


def test_the_order_of_one_list_leaves_the_other_alone(hands: Hands) -> None:
    for source, text in ((PREPARED, "가"), (FLOOR, "나"), (PREPARED, "다"), (FLOOR, "라")):
        have(hands, source, text)

    choose_in(lines(hands, FLOOR)[1].menu(), "위로")

    assert [question.text for question in hands.details.questions] == ["가", "라", "다", "나"]


def test_a_question_moves_to_the_other_list_and_the_keyboard_with_it(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나")

    choose_in(lines(hands)[0].menu(), "객석 질문으로 옮기기")

    assert kept(hands) == shown(hands) == (["나"], ["가"])
    (line,) = lines(hands, FLOOR)
    assert focused() is line.check
    choose_in(line.menu(), "준비한 질문으로 옮기기")
    assert kept(hands) == shown(hands) == (["가", "나"], [])
    hands.undo(2)
    assert kept(hands) == shown(hands) == (["가", "나"], [])


def test_delete_on_the_box_strikes_a_question_out_and_goes_to_the_next(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나", "다")

    hands.key(lines(hands)[1].check, Qt.Key.Key_Delete)

    assert kept(hands) == shown(hands) == (["가", "다"], [])
    assert focused() is lines(hands)[1].check
    hands.key(lines(hands)[1].check, Qt.Key.Key_Delete)
    hands.key(lines(hands)[0].check, Qt.Key.Key_Delete)
    assert kept(hands) == ([], [])
    assert focused() is part(hands).newcomer
    hands.undo(3)
    assert kept(hands) == shown(hands) == (["가", "나", "다"], [])


def test_delete_in_the_text_deletes_a_letter_only(hands: Hands) -> None:
    have(hands, PREPARED, "abc")
    text = lines(hands)[0].text
    text.setFocus()
    text.moveCursor(text.textCursor().MoveOperation.Start)

    hands.qtbot.keyClick(text, Qt.Key.Key_Delete)
    hands.qtbot.keyClick(text, Qt.Key.Key_Return)

    assert kept(hands) == (["bc"], [])


def test_the_ends_of_a_list_offer_no_further_move(hands: Hands) -> None:
    have(hands, PREPARED, "가", "나")

    first, last = (line.menu() for line in lines(hands))

    assert offered(first) == [
        "위로",
        "아래로",
        "객석 질문으로 옮기기",
        "이 질문 지우기",
    ]
    assert [action.isEnabled() for action in first.actions()[:2]] == [False, True]
    assert [action.isEnabled() for action in last.actions()[:2]] == [True, False]


def test_a_question_being_typed_is_kept_with_its_session(hands: Hands) -> None:
    hands.write(part(hands).newcomer, "왜?", commit=False)

    hands.show(SessionKind.KEYNOTE)

    assert hands.details.questions == ()
    hands.show(SessionKind.QUESTIONS)
    assert kept(hands) == shown(hands) == (["왜?"], [])
    assert part(hands).newcomer.toPlainText() == ""


def test_tab_goes_from_question_to_question(hands: Hands) -> None:
    have(hands, FLOOR, "나")
    have(hands, PREPARED, "가")
    (prepared,), (floor,) = lines(hands), lines(hands, FLOOR)

    assert tab_through(hands.panel.questions.heading, 10) == [
        prepared.check,
        prepared.text,
        prepared.more,
        part(hands).newcomer,
        floor.check,
        floor.text,
        floor.asker,
        floor.more,
        part(hands, FLOOR).newcomer,
        hands.panel.about.heading,
    ]


def test_a_hostile_question_is_text_and_fits(hands: Hands) -> None:
    hostile = "<img src='file:///etc/passwd'> & " + "가" * 5000
    have(hands, FLOOR, hostile)
    (line,) = lines(hands, FLOOR)

    assert line.text.toPlainText() == hostile
    assert line.width() <= hands.panel.width() <= 300
    assert line.height() < 400
