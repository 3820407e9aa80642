import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html

from eventapp.domain.interchange import ExchangedProgramme, ExchangedRoom
from eventapp.domain.kinds import Language
from eventapp.paths import RESOURCES
from tests.exchange.pages import HOSTILE, find, hostile, night, parsed, texts, written
from tests.exchange.programmes import conference, half_day

PIECES = RESOURCES / "page"


@pytest.mark.parametrize("programme", [half_day(), conference(sessions=60, rooms=4, days=3)])
def test_the_page_asks_nobody_for_anything(programme: ExchangedProgramme) -> None:
    text = written(programme)
    page = html.document_fromstring(text)

    leading = {"src", "href", "action", "formaction", "data", "poster", "srcset", "cite", "ping"}
    targets = {
        value
        for element in page.iter()
        for name, value in element.attrib.items()
        if name in leading and not value.startswith("#")
    }
    assert targets == {"data:,"}
    own = "".join(piece.read_text(encoding="utf-8") for piece in PIECES.iterdir())
    forbidden = r"https?:|url\(|@import|fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon"
    forbidden += r"|import\(|importScripts|eval\(|innerHTML|document\.write|new Function|<iframe"
    assert re.findall(forbidden, own) == []
    assert re.findall(r"url\(|@import|https?:", text) == []


@pytest.mark.parametrize("programme", [half_day(), conference(sessions=60, rooms=4, days=3)])
def test_the_policy_allows_the_inline_style_and_script_and_nothing_else(
    programme: ExchangedProgramme,
) -> None:
    text = written(programme)

    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    page = html.document_fromstring(text)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        "default-src 'none'; "
        f"script-src 'sha256-{_digest(script)}'; style-src 'sha256-{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert text.index("http-equiv") < text.index("<style>")
    assert page.xpath("//@style") == []
    names = {name for one in page.iter() for name in one.attrib}
    assert [name for name in names if name.startswith("on")] == []


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("language", list(Language))
def test_hostile_texts_are_shown_as_they_are_and_do_nothing(language: Language) -> None:
    text = written(hostile(), language)
    page = html.document_fromstring(text)

    plain = parsed(half_day(), language)
    assert {one.tag for one in page.iter() if isinstance(one.tag, str)} <= {
        one.tag for one in plain.iter()
    }
    assert {name for one in page.iter() for name in one.attrib} <= {
        *(name for one in plain.iter() for name in one.attrib)
    }
    assert sorted(one.text for one in find(page, "#programme h3")) == sorted(HOSTILE)
    assert sorted(one.text for one in find(page, "#people h3")) == sorted(HOSTILE)
    assert find(page, "title")[0].text in HOSTILE
    assert len(find(page, "style, script")) == 2


def test_colours_that_are_none_never_reach_the_style() -> None:
    (style,) = find(parsed(hostile()), "style")

    assert "red;" not in style.text
    assert "--mark: #" not in style.text
    assert "--accent: #0E6B5B;" in style.text


def test_a_track_has_its_colour_in_both_themes_and_its_word() -> None:
    page = parsed(half_day())

    (style,) = find(page, "style")
    assert re.findall(r"\.t(\d) \{ --mark: (#\w{6});", style.text) == [
        ("0", "#7A3E9D"),
        ("0", "#995ABE"),
    ]
    assert [(one.get("class"), one.text) for one in find(page, ".track")] == [
        ("track t0", "지역"),
        ("track t1", "청년 & 일"),
    ]


@pytest.mark.parametrize("text", ["a\u202eb", "a\x00b", "a\x07b", "\ufeffab", "a\u200bb"])
def test_what_nobody_can_see_is_not_written(text: str) -> None:
    session = replace(half_day().sessions[0], title=text)

    assert texts(parsed(replace(half_day(), sessions=(session,))), "#programme h3") == ["ab"]


@pytest.mark.parametrize("blank", ["   ", "\u202e", "\u3164"])
def test_a_name_nobody_can_see_is_no_room_and_no_track(blank: str) -> None:
    sessions = tuple(replace(one, room=blank, track=blank) for one in half_day().sessions[:2])
    programme = replace(half_day(), sessions=sessions, rooms=(ExchangedRoom(blank),))

    page = parsed(programme)
    assert page.xpath("//option/@value") == ["", ""]
    assert page.xpath("//@data-room | //@data-track") == []
    assert texts(page, ".when") == [
        "2026년 11월 24일 화요일 13:00–13:40",
        "13:00–13:30",
        "13:30–13:40",
    ]


def test_the_style_is_whole() -> None:
    for piece in PIECES.glob("*.css"):
        depth = 0
        for mark in re.findall(r"[{}]", piece.read_text(encoding="utf-8")):
            depth += 1 if mark == "{" else -1
            assert 0 <= depth <= 3, piece
        assert depth == 0, piece


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "Europe", "x\x00y"])
def test_without_a_zone_times_are_the_wall_s_and_nothing_is_claimed(zone: str) -> None:
    page = parsed(replace(night(), time_zone=zone))

    assert find(page, "body")[0].get("data-zone") == ""
    assert find(page, "time")[0].get("datetime") == "2014-12-27T23:45"
    assert texts(page, ".notes p") == ["이 파일은 인터넷 없이도 열려요. 저장해 두세요."]


def test_the_script_finds_in_the_page_what_it_looks_for() -> None:
    page = parsed(half_day())
    script = "".join(piece.read_text(encoding="utf-8") for piece in PIECES.glob("*.js"))

    assert set(re.findall(r'byId\("([\w-]+)"\)', script)) <= set(page.xpath("//@id"))
    words = find(page, "#words")[0].attrib
    said = set(re.findall(r'\btext\("(\w+)"', script))
    assert {"data-" + re.sub("([A-Z])", r"-\1", name).lower() for name in said} <= set(words)
