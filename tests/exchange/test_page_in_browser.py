"""The page in a real browser, wherever there is one: its address drives it, its DOM tells.

What needs no browser is tested without: see ``test_page_rules.py``.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from eventapp.domain.interchange import ExchangedProgramme, stable_guid
from eventapp.domain.kinds import Language
from eventapp.exchange.page import write_page
from tests.exchange.pages import find, hostile, night, texts
from tests.exchange.programmes import conference, half_day

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here")

Visit = Callable[[ExchangedProgramme, str], Any]


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    """Opens a programme's page at an address and returns what the browser made of it."""

    def visit(programme: ExchangedProgramme, fragment: str) -> Any:
        file = tmp_path / "page.html"
        write_page(programme, file, language=Language.KOREAN)
        command = [
            str(BROWSER),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--enable-logging=stderr",
            "--dump-dom",
            f"{file.as_uri()}{fragment}",
        ]
        run = subprocess.run(command, capture_output=True, check=True, timeout=120)
        complaints = [line for line in run.stderr.decode().splitlines() if "CONSOLE" in line]
        assert complaints == []
        return html.document_fromstring(run.stdout.decode())

    return visit


def shown(page: Any, selector: str) -> list[str]:
    """The texts of what is not hidden."""
    seen = [one for one in find(page, selector) if not one.xpath("ancestor-or-self::*[@hidden]")]
    return [" ".join(one.text_content().split()) for one in seen]


def test_a_search_shows_what_fits_and_counts_it(visit: Visit) -> None:
    page = visit(half_day(), "#q=%E3%85%85%E3%85%88%E3%85%85")  # ㅅㅈㅅ

    assert shown(page, "#programme h3") == ["청년은 왜 떠나는가 🚄"]
    assert shown(page, "#count") == ["순서 1개"]
    assert shown(page, "#show-all") == ["모두 보기"]


def test_a_search_for_nothing_says_so(visit: Visit) -> None:
    page = visit(half_day(), "#q=%EC%97%86%EC%9D%8C")

    assert shown(page, "#programme h3, #programme h2") == []
    assert shown(page, "#count") == ["맞는 것이 없어요. 다른 낱말로 찾거나 조건을 줄여 보세요."]


def test_a_room_and_a_track_can_be_linked(visit: Visit) -> None:
    page = visit(half_day(), "#room=%EC%84%B8%EB%AF%B8%EB%82%98%EC%8B%A4%202")  # 세미나실 2

    # What is in no room concerns every room.
    assert shown(page, "#programme h3") == ["쉬는 시간", "Workshop: 데이터 읽기"]
    assert shown(visit(half_day(), "#track=%EC%A7%80%EC%97%AD"), "#programme h3") == [
        "작은 것들의 힘"
    ]


def test_a_person_s_sessions_can_be_linked(visit: Visit) -> None:
    page = visit(half_day(), f"#p-{stable_guid('person', '서종식')}")

    assert shown(page, "#programme h3") == ["청년은 왜 떠나는가 🚄"]
    assert shown(page, "#who") == [
        "서종식센터장, 경상남도사회혁신센터사회혁신 현장에서 스무 해를 일했다. 두 아이의 아버지."
    ]


def test_rooms_stand_side_by_side_at_their_minutes(visit: Visit) -> None:
    page = visit(half_day(), "#view=rooms")

    assert shown(page, "#rooms h3") == ["모든 장소", "대강당", "세미나실 2"]
    assert shown(page, "#programme h3") == []
    cells = find(page, "#rooms .cell")
    assert len(cells) == 7
    # 14:45 is 105 minutes after 13:00; the shortest session of ten asks for four pixels each.
    (panel,) = [one for one in cells if "청년" in one.text_content()]
    assert "--top: 420px" in panel.getparent().get("style")
    assert find(panel, ".clock")[0].text == "14:45–16:00"


def test_the_people_can_be_searched(visit: Visit) -> None:
    page = visit(half_day(), "#view=people&q=haneul")

    assert shown(page, "#people h3") == ["김하늘"]
    assert shown(page, "#count") == ["1명"]


def test_an_event_that_is_over_says_so_and_stays_readable(visit: Visit) -> None:
    page = visit(night(), "")

    assert shown(page, "#now") == ["행사가 끝났어요."]
    assert shown(page, ".badge, #to-now") == []
    assert texts(page, ".over h3") == []


def test_hostile_texts_run_nothing_in_a_browser_either(visit: Visit) -> None:
    page = visit(hostile(), "#view=rooms")

    assert len(find(page, "script")) == 1
    assert find(page, "img, iframe, object") == []
    assert len(shown(page, "#rooms .cell")) == 4


def test_a_large_programme_is_searched_at_once(visit: Visit) -> None:
    page = visit(conference(sessions=1000, rooms=30, days=2), "#q=part%2099%20")

    assert shown(page, "#count") == ["순서 19개"]
