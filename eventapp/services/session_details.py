"""What is long and rarely looked at of a session: its texts, case, materials and questions."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AssetHash, MaterialId, QuestionId, SessionId
from eventapp.domain.kinds import Kind, QuestionSource
from eventapp.domain.steps import Step
from eventapp.services.assets import file_bytes, keep_file
from eventapp.services.fields import add_row, cleaned, delete_rows, edit_row, find_row
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import Material, Question, Session

MATERIAL_LIMIT = 50 * 2**20
"""Bytes of one file: a workspace goes on a USB stick and into every backup."""


class QuestionFields(TypedDict, total=False):
    """What can be edited of a question."""

    text: str
    asked_by: str
    answered: bool
    source: QuestionSource


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A file kept with a session; ``size`` is in bytes."""

    id: MaterialId
    name: str
    hash: AssetHash
    size: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question for a panel; ``asked_by`` is empty where nobody noted who asked."""

    id: QuestionId
    source: QuestionSource
    text: str
    asked_by: str
    answered: bool


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """Everything of a session that its row leaves out. ``case_results`` has one a line."""

    description: str
    case_partners: str
    case_partners_en: str
    case_work: str
    case_work_en: str
    case_results: str
    case_results_en: str
    materials: tuple[MaterialRow, ...]
    questions: tuple[QuestionRow, ...]
    script: str = ""
    script_en: str = ""


def session_details(store: Store, session_id: SessionId) -> SessionDetails:
    """The details of one session.

    Raises:
        NotFound: It was deleted meanwhile.
    """
    names = [name for name in SessionDetails.__slots__ if name not in {"materials", "questions"}]
    row = first_row(
        store, select(*(getattr(Session, name) for name in names)).where(Session.id == session_id)
    )
    if row is None:
        raise NotFound(Kind.SESSION, session_id)
    return SessionDetails(
        **dict(zip(names, row, strict=True)),
        materials=_materials(store, session_id),
        questions=_questions(store, session_id),
    )


def add_material(store: Store, session_id: SessionId, name: str, data: bytes) -> Changes:
    """Keep a file in the workspace, with a session.

    Raises:
        InvalidValue: The file is larger than :data:`MATERIAL_LIMIT`, or has no name.
    """
    if len(data) > MATERIAL_LIMIT:
        raise InvalidValue("material", InvalidReason.FILE_TOO_LARGE)
    values = cleaned({"name": name}, required=("name",))
    digest = AssetHash(hashlib.sha256(data).hexdigest())
    keep_file(store, digest, "application/octet-stream", data)
    with store.step(Step.ADD_MATERIAL, values["name"]) as step:
        find_row(step, Session, session_id)
        fields = {
            "session_id": session_id,
            "hash": digest,
            "size": len(data),
            "position": step.session.scalar(
                select(func.count()).where(Material.session_id == session_id)
            ),
        }
        add_row(step, Material, values | fields)
    return step.changes


def rename_material(store: Store, material_id: MaterialId, name: str) -> Changes:
    """Give a file another name."""
    fields = {"name": name}
    return edit_row(store, Step.EDIT_MATERIAL, Material, material_id, fields, required=("name",))


def delete_material(store: Store, material_id: MaterialId) -> Changes:
    """Take a file from a session; undo brings it back."""
    return delete_rows(store, Step.DELETE_MATERIAL, Material, [material_id])


def material_bytes(store: Store, digest: AssetHash) -> bytes:
    """The file itself.

    Raises:
        NotFound: The workspace does not hold it.
    """
    data = file_bytes(store, digest)
    if data is None:
        raise NotFound(Kind.MATERIAL, 0)
    return data


def add_question(
    store: Store, session_id: SessionId, source: QuestionSource, text: str, asked_by: str = ""
) -> Changes:
    """Note a question for a panel, after the others.

    Raises:
        InvalidValue: There is no question.
    """
    values = cleaned({"text": text, "asked_by": asked_by}, required=("text",))
    with store.step(Step.ADD_QUESTION) as step:
        find_row(step, Session, session_id)
        position = step.session.scalar(
            select(func.count()).where(Question.session_id == session_id)
        )
        fields = {"session_id": session_id, "source": source, "position": position}
        add_row(step, Question, fields | values)
    return step.changes


def update_question(
    store: Store, question_id: QuestionId, **fields: Unpack[QuestionFields]
) -> Changes:
    """Edit a question, or note that it was answered."""
    return edit_row(store, Step.EDIT_QUESTION, Question, question_id, fields, required=("text",))


def reorder_questions(store: Store, session_id: SessionId, order: Sequence[QuestionId]) -> Changes:
    """Put a session's questions into this order."""
    with store.step(Step.REORDER_QUESTION) as step:
        for position, question_id in enumerate(order):
            question = find_row(step, Question, question_id)
            if question.session_id != session_id:
                raise NotFound(Kind.QUESTION, question_id)
            question.position = position
    return step.changes


def delete_question(store: Store, question_id: QuestionId) -> Changes:
    """Strike a question out."""
    return delete_rows(store, Step.DELETE_QUESTION, Question, [question_id])


def _materials(store: Store, session_id: SessionId) -> tuple[MaterialRow, ...]:
    query = (
        select(Material.id, Material.name, Material.hash, Material.size)
        .where(Material.session_id == session_id)
        .order_by(Material.position, Material.id)
    )
    return records(store, MaterialRow, query)


def _questions(store: Store, session_id: SessionId) -> tuple[QuestionRow, ...]:
    query = (
        select(Question.id, Question.source, Question.text, Question.asked_by, Question.answered)
        .where(Question.session_id == session_id)
        .order_by(Question.position, Question.id)
    )
    return records(store, QuestionRow, query)
