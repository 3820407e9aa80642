import io
from zlib import crc32

import pytest
from PIL import Image

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import AssetHash, EventId, OrganisationId, PersonId
from eventapp.domain.kinds import EngagementKind, Kind, SessionKind
from eventapp.services.assets import LONGEST_SIDE, keep_picture, picture
from eventapp.services.organisations import (
    add_engagement,
    add_organisation,
    delete_organisations,
    list_engagements,
    list_organisations,
    reorder_engagements,
    set_logo,
)
from eventapp.services.people import add_person, delete_people, list_people, set_photo
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace


def png(width: int = 40, height: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0E6B5B").save(out, "PNG")
    return out.getvalue()


def test_the_sample_names_two_hosts_and_five_sponsors_in_order(
    workspace: Workspace, event: EventId
) -> None:
    assert [(row.kind.value, row.name) for row in list_engagements(workspace, event)] == [
        ("host", "경남사회적경제통합지원센터"),
        ("host", "㈔경남사회혁신가네트워크"),
        ("sponsor", "한국토지주택공사"),
        ("sponsor", "한국남동발전"),
        ("sponsor", "중소벤처기업진흥공단 경남본부"),
        ("sponsor", "한국교통안전공단 경남본부"),
        ("sponsor", "경남사회복지공동모금회"),
    ]


def test_an_organiser_added_last_is_named_between_hosts_and_sponsors(
    workspace: Workspace, event: EventId
) -> None:
    media = next(row for row in list_organisations(workspace, event) if row.name == "이로운넷")
    add_engagement(workspace, event, media.id, EngagementKind.ORGANISER)
    kinds = [row.kind.value for row in list_engagements(workspace, event)]
    assert kinds == ["host", "host", "organiser", *["sponsor"] * 5]


def test_sponsors_are_named_in_the_order_given(workspace: Workspace, event: EventId) -> None:
    sponsors = [row.id for row in list_engagements(workspace, event)][2:]
    reorder_engagements(workspace, sponsors[::-1])
    assert [row.id for row in list_engagements(workspace, event)][2:] == sponsors[::-1]


def test_deleting_an_organisation_keeps_its_people(workspace: Workspace, event: EventId) -> None:
    council = next(
        row for row in list_organisations(workspace, event) if row.name == "경상남도의회"
    )
    assert council.people == 1
    delete_organisations(workspace, [council.id])
    guest = next(row for row in list_people(workspace, event) if row.name == "이옥선")
    assert (guest.organisation_id, guest.organisation) == (None, "")


def test_a_person_knows_their_sessions_and_leaves_them_when_deleted(
    workspace: Workspace, event: EventId
) -> None:
    chair = next(row for row in list_people(workspace, event) if row.name == "배중철")
    assert [(part.kind, part.role.value) for part in chair.sessions] == [
        (SessionKind.PANEL, "moderator")
    ]
    delete_people(workspace, [chair.id])
    panel = list_sessions(workspace, event)[-1]
    assert [someone.name for someone in panel.people] == ["황영임", "김미득", "김진수", "심인경"]


def test_names_are_kept_in_one_form_without_what_nobody_sees(
    workspace: Workspace, event: EventId
) -> None:
    added = add_person(workspace, name="\u1112\u1161\u11ab\u200b 결\u202e ", email=" a@b.kr\n")
    person = PersonId(added.only_inserted(Kind.PERSON))
    row = next(row for row in list_people(workspace, event) if row.id == person)
    assert (row.name, row.email) == ("한 결", "a@b.kr")


def test_a_photograph_is_kept_once_small_enough_and_without_its_camera_s_words(
    workspace: Workspace, event: EventId
) -> None:
    people = list_people(workspace, event)
    set_photo(workspace, people[0].id, png(3200, 800))
    set_photo(workspace, people[1].id, png(3200, 800))
    first, second = list_people(workspace, event)[:2]
    assert first.photo == second.photo
    kept = picture(workspace, first.photo)
    assert kept is not None
    assert (kept.width, kept.height) == (LONGEST_SIDE, 400)


def test_undo_takes_a_logo_away_and_redo_brings_it_back(
    workspace: Workspace, event: EventId
) -> None:
    added = add_organisation(workspace, name="새 기관")
    organisation = OrganisationId(added.only_inserted(Kind.ORGANISATION))
    set_logo(workspace, organisation, png())

    def logo() -> AssetHash | None:
        rows = list_organisations(workspace, event)
        return next(row.logo for row in rows if row.id == organisation)

    kept = logo()
    workspace.undo()
    assert logo() is None
    workspace.redo()
    assert logo() == kept
    assert picture(workspace, kept) is not None


@pytest.mark.parametrize("data", [b"x", b"%PDF-1.4 no", png()[:60], b"<svg/>"])
def test_what_is_no_picture_is_refused(workspace: Workspace, data: bytes) -> None:
    with pytest.raises(InvalidValue) as refused:
        keep_picture(workspace, data)
    assert refused.value.reason is InvalidReason.NOT_A_PICTURE


def test_a_picture_of_a_billion_pixels_is_refused_before_it_is_unpacked(
    workspace: Workspace,
) -> None:
    small = png()
    header = small[12:16] + (30_000).to_bytes(4, "big") * 2 + small[24:29]
    bomb = small[:12] + header + crc32(header).to_bytes(4, "big") + small[33:]
    with pytest.raises(InvalidValue) as refused:
        keep_picture(workspace, bomb)
    assert refused.value.reason is InvalidReason.PICTURE_TOO_LARGE
