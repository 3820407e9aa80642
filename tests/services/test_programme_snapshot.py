"""What the booklet is made of, as it is read from the workspace."""

from datetime import date

from eventapp.domain.documents import PrintedCase
from eventapp.services.assets import keep_picture
from eventapp.services.events import update_event
from eventapp.services.sample import write_sample
from eventapp.services.snapshots.programme import programme_snapshot
from eventapp.services.workspace import Workspace
from tests.ui.hosting import png

TODAY = date(2026, 11, 23)


def test_talks_bring_the_cases_they_report_and_other_sessions_none(workspace: Workspace) -> None:
    snapshot = programme_snapshot(workspace, write_sample(workspace, today=TODAY))
    cases = {session.number: session.case for session in snapshot.sessions if session.number}

    assert cases[2] == PrintedCase(
        partners="스스로 기부한 91개 기업",
        partners_en="91 companies that donated of their own accord",
        work="지역 사회적경제기업의 제품을 사서 도움이 필요한 이웃에게 전했습니다.",
        work_en="Local social-economy products were bought and given to vulnerable people.",
        results=(
            "91개 기업이 참여했습니다\n"
            "다음: 지역과 공공기관에 알릴 우수 사회적경제기업 목록을 만듭니다"
        ),
        results_en=(
            "91 companies took part\nNext: a pool of outstanding social-economy organisations"
            " known to the region and to public bodies"
        ),
    )
    assert [session.case for session in snapshot.sessions if not session.number] == [None] * 7


def test_the_sample_greets_and_tells_the_way_in_both_languages(workspace: Workspace) -> None:
    event = programme_snapshot(workspace, write_sample(workspace, today=TODAY)).event
    texts = (event.greeting, event.greeting_by, event.directions)
    in_english = (event.greeting_en, event.greeting_by_en, event.directions_en)

    assert all(texts)
    assert all(in_english)
    assert not set(texts) & set(in_english)


def test_the_picture_for_the_cover_comes_along(workspace: Workspace) -> None:
    event = write_sample(workspace, today=TODAY)
    update_event(workspace, event, picture=keep_picture(workspace, png(40, 30)))

    picture = programme_snapshot(workspace, event).event.picture
    assert picture is not None
    assert (picture.width, picture.height) == (40, 30)
