import pytest

from reports.fonts import Face
from reports.result import Findings, PaperWarning, WarningKind
from reports.text import Line, Setter, Span, Type, breaks

BODY = Type(Face.REGULAR, 10)
BOLD = Type(Face.BOLD, 10)


@pytest.fixture
def findings() -> Findings:
    return Findings()


@pytest.fixture
def setter(findings: Findings) -> Setter:
    return Setter(findings)


def texts(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_korean_breaks_between_words_never_inside_one(setter: Setter) -> None:
    words = ["사회적경제기업", "제품을", "사는", "공공기관과", "지역의", "사례를", "나눕니다"]

    for width in range(70, 300, 10):
        lines = texts(setter.lines([Span(" ".join(words), BODY)], width))
        assert " ".join(lines).split() == words


def test_no_line_is_wider_than_its_measure(setter: Setter) -> None:
    spans = [Span("사회적가치 실현 ", BOLD), Span("Kowalczyk-Andersen W" + "W" * 90, BODY)]

    for width in range(12, 300, 7):
        assert all(line.width <= width + 0.01 for line in setter.lines(spans, width))


def test_a_word_wider_than_the_line_is_broken_and_loses_no_letter(setter: Setter) -> None:
    lines = texts(setter.lines([Span("가나다라마바사아자차카타파하", BODY)], 40))

    assert len(lines) > 1
    assert "".join(lines) == "가나다라마바사아자차카타파하"


def test_no_line_begins_with_a_comma(setter: Setter) -> None:
    text = "경남사회연대경제사회적협동조합, 민간재원(공공기관), W."

    for width in range(24, 200):
        lines = texts(setter.lines([Span(text, BODY)], width))
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert not any(line[0] in ",.)" for line in lines)


def test_beyond_the_last_line_the_text_is_cut_and_reported(
    setter: Setter, findings: Findings
) -> None:
    lines = texts(setter.lines([Span("하나 둘 셋 넷 다섯 여섯 일곱", BODY)], 40, most=2))

    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert findings.warnings() == (PaperWarning(WarningKind.CUT, "하나 둘 셋 넷 다섯 여섯 일곱"),)


def test_a_heading_pauses_where_the_phrase_does(setter: Setter) -> None:
    title = "사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과"
    lines = texts(setter.lines([Span(title, BODY)], 250, balanced=True))

    assert lines == ["사회적경제기업 페이스메이커 사업을 통한", "경영과 사회가치성과"]


def test_an_english_heading_does_not_end_a_line_with_a_small_word(setter: Setter) -> None:
    title = "Working with the social economy to revive rural communities"

    for width in range(120, 260, 5):
        lines = texts(setter.lines([Span(title, BODY)], width, balanced=True))
        if len(lines) == 2:
            assert lines[0].split()[-1] not in {"with", "the", "to"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("발표를 맡아 주신 Laura Poitras 님을 모십니다", "Poitras 님을"),
        ("홍길동 님, 김철수 님", "김철수 님"),
        ("왼쪽 끝에서 20.0 mm에서 모자라는 만큼", "20.0 mm에서"),
        ("It takes 2 h 15 min altogether", "15 min"),
        ("Rocket science – how hard can it be?", "science –"),
    ],
)
def test_no_line_begins_with_what_belongs_to_the_word_before(
    setter: Setter, text: str, kept: str
) -> None:
    for width in range(80, 250):
        for balanced in (False, True):
            lines = texts(setter.lines([Span(text, BODY)], width, balanced=balanced))
            assert any(kept in line for line in lines)


def test_types_follow_each_other_in_one_line(setter: Setter) -> None:
    line = setter.line([Span("이은경", BOLD), Span(" 팀장", BODY)], 200)

    assert [(p.text, p.font) for p in line.pieces] == [
        ("이은경", "NotoSansKR-Bold"),
        (" 팀장", "NotoSansKR-Regular"),
    ]
    assert line.pieces[1].x == pytest.approx(BOLD.width("이은경"))


def test_a_name_parts_between_words_and_behind_hyphens() -> None:
    assert breaks("Ana Kowalczyk-Andersen") == [
        ("Ana", "Kowalczyk-Andersen"),
        ("Ana Kowalczyk-", "Andersen"),
    ]


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_nothing_gives_no_lines(setter: Setter, text: str) -> None:
    assert setter.lines([Span(text, BODY)], 100) == []
