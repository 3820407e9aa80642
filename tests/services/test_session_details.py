import hashlib

import pytest

from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AssetHash, EventId, MaterialId, PersonId, QuestionId, SessionId
from eventapp.domain.kinds import AppearanceRole, Kind, QuestionSource, SessionKind
from eventapp.services.appearances import add_appearance
from eventapp.services.history import redo, undo
from eventapp.services.people import add_person, list_people
from eventapp.services.planning import delete_sessions
from eventapp.services.programme import (
    SessionFields,
    SessionRow,
    add_session,
    list_sessions,
    update_session,
)
from eventapp.services.session_details import (
    MATERIAL_LIMIT,
    MaterialRow,
    QuestionRow,
    SessionDetails,
    add_material,
    add_question,
    delete_material,
    delete_question,
    material_bytes,
    rename_material,
    reorder_questions,
    session_details,
    update_question,
)
from eventapp.services.workspace import Workspace

PREPARED, FLOOR = QuestionSource.PREPARED, QuestionSource.FLOOR
NOTHING = SessionDetails("", "", "", "", "", "", "", (), ())


@pytest.fixture
def talk(workspace: Workspace, event: EventId) -> SessionId:
    """A session that nobody has filled yet."""
    added = add_session(workspace, event, kind=SessionKind.WORKSHOP, title="새 순서")
    return SessionId(added.only_inserted(Kind.SESSION))


@pytest.fixture
def panel(workspace: Workspace, event: EventId) -> SessionId:
    """Another one."""
    added = add_session(workspace, event, kind=SessionKind.QUESTIONS)
    return SessionId(added.only_inserted(Kind.SESSION))


def row_of(workspace: Workspace, event: EventId, session: SessionId) -> SessionRow:
    return next(row for row in list_sessions(workspace, event) if row.id == session)


def digest_of(data: bytes) -> AssetHash:
    return AssetHash(hashlib.sha256(data).hexdigest())


def add_file(workspace: Workspace, session: SessionId, name: str, data: bytes) -> MaterialId:
    changes = add_material(workspace, session, name, data)
    return MaterialId(changes.only_inserted(Kind.MATERIAL))


def ask(
    workspace: Workspace, session: SessionId, text: str, source: QuestionSource = PREPARED
) -> QuestionId:
    changes = add_question(workspace, session, source, text)
    return QuestionId(changes.only_inserted(Kind.QUESTION))


def texts(workspace: Workspace, session: SessionId) -> list[str]:
    return [question.text for question in session_details(workspace, session).questions]


# Texts


def test_a_session_begins_without_details(workspace: Workspace, talk: SessionId) -> None:
    assert session_details(workspace, talk) == NOTHING


def test_every_text_is_kept_in_both_languages(
    workspace: Workspace, event: EventId, talk: SessionId
) -> None:
    update_session(
        workspace,
        talk,
        subtitle="2차 사업의 경험",
        description="자세한 설명\n두 번째 줄",
        language="pt-BR",
        expected=80,
        public=False,
        case_partners="협동조합",
        case_partners_en="A cooperative",
        case_work="자문",
        case_work_en="Consulting",
        case_results="매출\n고용",
        case_results_en="Sales\nJobs",
    )

    assert session_details(workspace, talk) == SessionDetails(
        "자세한 설명\n두 번째 줄",
        "협동조합",
        "A cooperative",
        "자문",
        "Consulting",
        "매출\n고용",
        "Sales\nJobs",
        (),
        (),
    )
    row = row_of(workspace, event, talk)
    assert (row.subtitle, row.language, row.expected, row.public) == (
        "2차 사업의 경험",
        "pt-BR",
        80,
        False,
    )
    undo(workspace)
    assert session_details(workspace, talk) == NOTHING


def test_a_subtitle_is_one_line_and_a_description_several(
    workspace: Workspace, event: EventId, talk: SessionId
) -> None:
    update_session(workspace, talk, subtitle="한\n줄", description="두\r\n줄")

    assert row_of(workspace, event, talk).subtitle == "한 줄"
    assert session_details(workspace, talk).description == "두\n줄"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"subtitle": "x" * 301}, InvalidReason.TOO_LONG),
        ({"case_work": "x" * 20_001}, InvalidReason.TOO_LONG),
        ({"expected": -1}, InvalidReason.NOT_A_COUNT),
    ],
)
def test_what_does_not_fit_is_refused(
    workspace: Workspace,
    event: EventId,
    talk: SessionId,
    fields: SessionFields,
    reason: InvalidReason,
) -> None:
    before = row_of(workspace, event, talk)

    with pytest.raises(InvalidValue) as refused:
        update_session(workspace, talk, **fields)

    assert refused.value.reason is reason
    assert row_of(workspace, event, talk) == before


def test_a_deleted_session_has_no_details(workspace: Workspace, talk: SessionId) -> None:
    delete_sessions(workspace, [talk])

    with pytest.raises(NotFound):
        session_details(workspace, talk)


# Materials


def test_files_are_kept_whole_and_listed_in_the_order_they_came(
    workspace: Workspace, talk: SessionId
) -> None:
    slides, picture = bytes(range(256)) * 40, b""

    first = add_file(workspace, talk, "발표.pptx", slides)
    second = add_file(workspace, talk, "빈 파일.txt", picture)

    assert session_details(workspace, talk).materials == (
        MaterialRow(first, "발표.pptx", digest_of(slides), 10_240),
        MaterialRow(second, "빈 파일.txt", digest_of(picture), 0),
    )
    assert material_bytes(workspace, digest_of(slides)) == slides
    assert material_bytes(workspace, digest_of(picture)) == b""


def test_a_file_deleted_is_brought_back_by_undo(workspace: Workspace, talk: SessionId) -> None:
    material = add_file(workspace, talk, "a.pdf", b"pages")
    before = session_details(workspace, talk)

    delete_material(workspace, material)
    assert session_details(workspace, talk) == NOTHING

    undo(workspace)
    assert session_details(workspace, talk) == before
    assert material_bytes(workspace, before.materials[0].hash) == b"pages"
    undo(workspace)
    assert session_details(workspace, talk) == NOTHING
    redo(workspace)
    assert session_details(workspace, talk) == before


def test_the_largest_file_is_taken_and_one_byte_more_is_not(
    workspace: Workspace, talk: SessionId
) -> None:
    add_material(workspace, talk, "most.bin", bytes(MATERIAL_LIMIT))

    with pytest.raises(InvalidValue) as refused:
        add_material(workspace, talk, "more.bin", bytes(MATERIAL_LIMIT + 1))

    assert refused.value.reason is InvalidReason.FILE_TOO_LARGE
    assert [row.size for row in session_details(workspace, talk).materials] == [MATERIAL_LIMIT]


def test_a_file_has_a_name_and_can_be_given_another(workspace: Workspace, talk: SessionId) -> None:
    material = add_file(workspace, talk, "scan0001.pdf", b"x")

    rename_material(workspace, material, "축사 원고.pdf")
    assert session_details(workspace, talk).materials[0].name == "축사 원고.pdf"
    for name in ("", "  \n"):
        with pytest.raises(InvalidValue) as refused:
            rename_material(workspace, material, name)
        assert refused.value.reason is InvalidReason.EMPTY

    undo(workspace)
    assert session_details(workspace, talk).materials[0].name == "scan0001.pdf"


def test_slides_are_missed_until_there_is_a_file(
    workspace: Workspace, event: EventId, talk: SessionId
) -> None:
    speaker = PersonId(add_person(workspace, name="이영희").only_inserted(Kind.PERSON))
    add_appearance(workspace, talk, speaker, AppearanceRole.SPEAKER)

    def lacking() -> set[str]:
        person = next(row for row in list_people(workspace, event) if row.id == speaker)
        return {missing.value for missing in person.lacking}

    assert "no_slides" in lacking()
    add_material(workspace, talk, "slides.pdf", b"x")
    assert "no_slides" not in lacking()


def test_a_file_for_a_session_that_is_gone_is_refused(
    workspace: Workspace, talk: SessionId
) -> None:
    delete_sessions(workspace, [talk])

    with pytest.raises(NotFound):
        add_material(workspace, talk, "late.pdf", b"x")
    with pytest.raises(NotFound):
        material_bytes(workspace, digest_of(b"never kept"))


def test_a_session_deleted_and_brought_back_has_its_files_and_questions(
    workspace: Workspace, panel: SessionId
) -> None:
    add_file(workspace, panel, "a.pdf", b"pages")
    ask(workspace, panel, "왜?")
    before = session_details(workspace, panel)

    delete_sessions(workspace, [panel])
    undo(workspace)

    assert session_details(workspace, panel) == before


# Questions


def test_questions_are_kept_with_their_source_and_who_asked(
    workspace: Workspace, panel: SessionId
) -> None:
    first = ask(workspace, panel, "무엇이 먼저인가요?")
    changes = add_question(workspace, panel, FLOOR, "언제부터인가요?", "박○○")

    second = QuestionId(changes.only_inserted(Kind.QUESTION))
    assert session_details(workspace, panel).questions == (
        QuestionRow(first, PREPARED, "무엇이 먼저인가요?", "", answered=False),
        QuestionRow(second, FLOOR, "언제부터인가요?", "박○○", answered=False),
    )


def test_a_question_is_edited_and_each_edit_undone(workspace: Workspace, panel: SessionId) -> None:
    question = ask(workspace, panel, "왜?")

    update_question(workspace, question, text="어째서?")
    update_question(workspace, question, answered=True)
    update_question(workspace, question, source=FLOOR)
    update_question(workspace, question, asked_by="김○○")
    after = QuestionRow(question, FLOOR, "어째서?", "김○○", answered=True)
    assert session_details(workspace, panel).questions == (after,)

    for _step in range(4):
        undo(workspace)
    before = QuestionRow(question, PREPARED, "왜?", "", answered=False)
    assert session_details(workspace, panel).questions == (before,)


def test_a_question_without_words_is_refused(workspace: Workspace, panel: SessionId) -> None:
    question = ask(workspace, panel, "왜?")

    with pytest.raises(InvalidValue) as added:
        add_question(workspace, panel, PREPARED, " ")
    with pytest.raises(InvalidValue) as edited:
        update_question(workspace, question, text="")

    for refused in (added.value, edited.value):
        assert (refused.field, refused.reason) == ("text", InvalidReason.EMPTY)
    assert texts(workspace, panel) == ["왜?"]


def test_questions_are_put_into_order_as_one_step(workspace: Workspace, panel: SessionId) -> None:
    asked = [ask(workspace, panel, text) for text in ("가", "나", "다")]

    reorder_questions(workspace, panel, [asked[2], asked[0], asked[1]])
    assert texts(workspace, panel) == ["다", "가", "나"]

    undo(workspace)
    assert texts(workspace, panel) == ["가", "나", "다"]


def test_a_question_of_another_session_is_not_put_into_order_here(
    workspace: Workspace, panel: SessionId, talk: SessionId
) -> None:
    ours, theirs = ask(workspace, panel, "가"), ask(workspace, talk, "나")

    with pytest.raises(NotFound):
        reorder_questions(workspace, panel, [theirs, ours])

    assert (texts(workspace, panel), texts(workspace, talk)) == (["가"], ["나"])


def test_a_question_struck_out_is_brought_back_in_its_place(
    workspace: Workspace, panel: SessionId
) -> None:
    asked = [ask(workspace, panel, text) for text in ("가", "나", "다")]

    delete_question(workspace, asked[1])
    assert texts(workspace, panel) == ["가", "다"]

    undo(workspace)
    assert texts(workspace, panel) == ["가", "나", "다"]
