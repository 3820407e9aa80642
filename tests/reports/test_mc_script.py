import io
import re
from dataclasses import replace

import pytest

from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.domain.mc_script import Called, ScriptSnapshot, ScriptStep
from eventapp.domain.progress import Cancelled
from reports.result import Report
from reports.stage import mc_script as document
from reports.stage.mc_words import guests_mark, usual_words
from reports.styles.stage import SCRIPT
from reports.wording import Words
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import person
from tests.reports.stage import script

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
STEPS = script().steps


def printed(snapshot: ScriptSnapshot, language: Language = KOREAN) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(snapshot, out, language=language)
    return Print(out.getvalue()), report


def only(step: ScriptStep) -> ScriptSnapshot:
    return replace(script(), steps=(step,))


def said(step: ScriptStep, language: Language = KOREAN) -> str:
    return usual_words(script(), step, language)


@pytest.mark.parametrize("language", Language)
def test_the_script_reads_as_it_always_did(language: Language) -> None:
    paper, report = printed(script(), language)

    assert report.warnings == ()
    assert paper.data == printed(script(), language)[0].data
    assert_golden(paper, f"mc-script-{language.value}")


@pytest.mark.parametrize("kind", SessionKind)
@pytest.mark.parametrize("language", Language)
def test_there_are_words_for_every_kind_with_and_without_people(
    kind: SessionKind, language: Language
) -> None:
    bare = replace(STEPS[4], kind=kind, title="", title_en="", number=0, people=())
    for step in (replace(STEPS[4], kind=kind), bare):
        text = said(step, language)
        assert text.strip() == text != ""
        assert "%(" not in text
        korean = any("가" <= letter <= "힣" for letter in said(bare, language))
        assert korean is (language is KOREAN)


def test_a_stand_in_is_announced_as_such() -> None:
    absent = person("오영오", "본부장", "LH", AppearanceRole.ADDRESS, name_en="Oh")
    coming = person("홍길동", "팀장", "㈜한빛", AppearanceRole.ADDRESS, name_en="Hong")
    step = replace(STEPS[2], people=(Called(coming, absent),))

    told = "오영오 엘에이치 본부장님을 대신하여 함께하신 홍길동 주식회사 한빛 팀장님을"
    assert told in said(step)
    assert "welcome to Hong, 팀장, ㈜한빛, on behalf of Oh, 본부장, LH." in said(step, ENGLISH)


def test_a_panel_names_its_moderator_and_its_panel_in_order() -> None:
    lines = said(STEPS[-1]).splitlines()

    assert "좌장은 배중철 한국교통안전공단 경남본부장님께서 맡아 주시겠습니다." in lines
    assert [line.split()[1] for line in lines if line.startswith("· ")] == [
        "황영임",
        "김미득",
        "김진수",
        "심인경",
    ]


def test_what_the_organiser_wrote_stands_in_place_of_the_usual_words() -> None:
    step = replace(STEPS[2], script="[조명]\n<b>이제</b> %s {0} 시작합니다.", script_en="")

    text = printed(only(step))[0].text()
    assert "[조명]\n<b>이제</b> %s {0} 시작합니다." in text
    assert "박수" not in text


def test_a_script_of_one_language_leaves_the_usual_words_of_the_other() -> None:
    korean = replace(STEPS[2], script="이제 시작합니다.", script_en="")
    english = replace(STEPS[2], script="", script_en="Now we begin.")

    for step, language, there, not_there in (
        (korean, KOREAN, "이제 시작합니다.", "축사가 있겠습니다"),
        (korean, ENGLISH, "Next, a congratulatory address.", "이제 시작합니다."),
        (english, ENGLISH, "Now we begin.", "Next, a congratulatory address."),
        (english, KOREAN, "축사가 있겠습니다", "Now we begin."),
    ):
        text = " ".join(printed(only(step), language)[0].text().split())
        assert there in text
        assert not_there not in text


@pytest.mark.parametrize("language", Language)
def test_brackets_that_are_filled_in_are_said_and_not_done(language: Language) -> None:
    mark = guests_mark(Words(language))
    speaker = person(mark, "[팀장]", "[LH]", AppearanceRole.SPEAKER)
    step = replace(STEPS[4], title=mark, title_en=mark, people=(Called(speaker),), number=1)
    snapshot = replace(
        only(replace(step, guests=True)), event=replace(script().event, title=mark, title_en=mark)
    )

    for kind in SessionKind:
        for last in (False, True):
            called = replace(step, kind=kind, last=last, guests=False, ceremony=False)
            done = re.findall(r"\[[^\[\]]*\]", usual_words(snapshot, called, language))
            bare = replace(snapshot, event=script().event)
            plain = replace(called, title="말", title_en="Word", people=STEPS[4].people)
            usual = re.findall(r"\[[^\[\]]*\]", usual_words(bare, plain, language))
            assert done == usual

    text = printed(snapshot, language)[0].text()
    guest = "강다은"
    assert text.index(f"({mark[1:-1]})") < text.index(guest) == text.rindex(guest)


def test_guests_are_named_in_order_with_a_box_and_who_came_is_marked() -> None:
    paper = printed(only(STEPS[1]))[0]

    text = paper.text()
    assert text.index("강다은 진주시의회 의원님") < text.index(
        "강예준 사단법인 경남연구원 전 원장님"
    )
    assert "18:02 도착" in text
    side = round(SCRIPT.box / MM, 2)
    pages = range(paper.pages)
    boxes = [w for page in pages for _x, _y, w, h in paper.rectangles(page) if w == h == side]
    assert len(boxes) == 2


def test_guests_stand_where_the_organisers_script_says_or_behind_it() -> None:
    for written, order in (
        ("먼저\n[내빈 명단]\n다음", ["먼저", "강다은", "다음"]),
        ("먼저\n다음", ["먼저", "다음", "강다은"]),
    ):
        text = printed(only(replace(STEPS[1], script=written)))[0].text()
        assert sorted(order, key=text.index) == order


def test_a_step_is_not_divided_between_pages_unless_it_is_long() -> None:
    steps = tuple(replace(STEPS[5], script="말합니다.\n" * count) for count in (9, 9, 9, 9))

    paper = printed(replace(script(), steps=steps))[0]

    counts = [paper.lines(page).count("말합니다.") for page in range(paper.pages)]
    assert all(count % 9 == 0 for count in counts)
    assert sum(counts) == 36


def test_very_long_and_odd_texts_are_set_within_the_page() -> None:
    for text in ("가" * 20_000, "낱말 " * 5_000, "[" * 5_000, "🙂\u202e", "\u202e"):
        step = replace(STEPS[2], title=text, script=text)
        paper = printed(replace(only(step), guests=()))[0]
        picture = paper.image(0, 72).convert("L").point(lambda value: 255 if value < 160 else 0)
        box = picture.getbbox()
        assert box is not None
        assert box[2] <= picture.width - SCRIPT.side + 2


def test_printing_stops_when_told() -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        document.render(script(), io.BytesIO(), language=KOREAN, progress=stop)
