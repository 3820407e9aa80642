"""What columns were taken for, remembered by their headings."""

from collections.abc import Iterable

from eventapp.domain.roster import ColumnGuess, Meaning
from eventapp.services.history import undo_list
from eventapp.services.roster_columns import remember_columns, remembered_columns
from eventapp.services.workspace import Workspace


def columns(*pairs: tuple[str, Meaning]) -> Iterable[ColumnGuess]:
    return [ColumnGuess(index, heading, meaning) for index, (heading, meaning) in enumerate(pairs)]


def test_columns_are_remembered_by_their_headings_in_any_order(workspace: Workspace) -> None:
    remember_columns(workspace, columns(("성함", Meaning.NAME), ("메모", Meaning.IGNORED)))
    remember_columns(workspace, columns(("메모", Meaning.OWN), ("성함", Meaning.NAME)))

    assert remembered_columns(workspace, ("성함", "메모")) == {
        "성함": Meaning.NAME,
        "메모": Meaning.OWN,
    }
    assert remembered_columns(workspace, ("성함", "비고")) == {}
    assert undo_list(workspace) == ()


def test_what_was_refused_is_not_remembered(workspace: Workspace) -> None:
    remember_columns(workspace, columns(("성함", Meaning.NAME), ("번호", Meaning.REFUSED)))

    assert remembered_columns(workspace, ("성함", "번호")) == {"성함": Meaning.NAME}
