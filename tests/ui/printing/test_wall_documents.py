import io

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, Paper, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.progress import no_progress
from eventapp.services.events import add_room, list_days, list_rooms
from eventapp.services.programme import add_session
from eventapp.services.workspace import Workspace
from tests.reports.reading import Print
from ui.printing.documents import DOCUMENTS, PrintOptions

KOREAN = Language.KOREAN
SIGNS = DOCUMENTS["door-signs"]


def printed(workspace: Workspace, event: EventId, options: PrintOptions) -> Print:
    out = io.BytesIO()
    SIGNS.render(SIGNS.snapshot(workspace, event, options), out, options, no_progress)
    return Print(out.getvalue())


def with_second_room(workspace: Workspace, event: EventId) -> None:
    add_room(workspace, event, "소회의실")
    place = Placement(
        list_days(workspace, event)[0].id, list_rooms(workspace, event)[1].id, 600, 30
    )
    add_session(workspace, event, kind=SessionKind.WORKSHOP, title="나눔 자리", placement=place)


def test_one_rooms_sign_is_printed_by_itself(workspace: Workspace, event: EventId) -> None:
    with_second_room(workspace, event)
    options = PrintOptions(KOREAN, one=2)

    choices = SIGNS.choices(workspace, event, options)
    signs = printed(workspace, event, options)

    assert [(one.number, one.name) for one in choices] == [(1, "대회의실"), (2, "소회의실")]
    assert signs.pages == 1
    assert "소회의실" in signs.lines(0)
    assert "대회의실" not in signs.text()


def test_a_single_room_is_no_choice(workspace: Workspace, event: EventId) -> None:
    assert SIGNS.choices(workspace, event, PrintOptions(KOREAN)) == ()


def test_the_small_picture_shows_the_first_door_alone(workspace: Workspace, event: EventId) -> None:
    with_second_room(workspace, event)
    snapshot = SIGNS.snapshot(workspace, event, PrintOptions(KOREAN))
    shown = SIGNS.one_page(snapshot)

    assert SIGNS.items(snapshot) == 2
    assert {one.room for one in shown.sessions} == {"대회의실"}


def test_what_hangs_on_a_wall_comes_on_large_paper() -> None:
    assert DOCUMENTS["schedule"].papers == (Paper.A4, Paper.A3, Paper.A2)
    assert SIGNS.papers == (Paper.A4, Paper.A3)
