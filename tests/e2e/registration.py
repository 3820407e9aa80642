"""Five spreadsheets the evening before, as one: what the story of registration begins with."""

from typing import NamedTuple

ROWS = 500
NAMESAKES = 12
ALIKE = 6
BROKEN, BROKEN_EVERY_50TH = "010-12", 47
HEADINGS = (
    "연번",
    "성함",
    "소속기관",
    "직급",
    "휴대폰 번호",
    "이메일 주소",
    "참가구분",
    "동의 여부",
)

_FAMILIES = "김이박최정강조윤장임한오서신권황안송류홍"
_FIRST = "가나다라마바사아자차하보도로모소지수민준"
_SECOND = "은윤연준호우진현경주빈솔별솜찬혁훈슬인영"


class Line(NamedTuple):
    """One row of the list, as somebody typed it."""

    name: str
    organisation: str
    phone: str
    email: str


def lines() -> list[Line]:
    """The rows: namesakes of other bodies, phones without their zero, six people twice."""
    made = [_line(number) for number in range(ROWS - ALIKE)]
    return made + [_again(made[number], number) for number in range(ALIKE)]


def as_csv(rows: list[Line]) -> bytes:
    """The list as a Korean Excel saves it: a title above, in CP949."""
    head = ["2026 워크숍 신청 명단,,,,,,,", ",".join(HEADINGS)]
    body = [
        f"{number},{row.name},{row.organisation},팀장,{row.phone},{row.email},참가자,동의함"
        for number, row in enumerate(rows, start=1)
    ]
    return "\r\n".join([*head, *body]).encode("cp949")


def _line(number: int) -> Line:
    # The first namesakes bear one name, and share nothing else.
    which = 0 if number < NAMESAKES else number
    name = (
        _FAMILIES[which % len(_FAMILIES)]
        + _FIRST[which // len(_FAMILIES) % len(_FIRST)]
        + _SECOND[which // 3 % len(_SECOND)]
    )
    digits = f"10{3000 + number:04}{7000 - number:04}"
    phone = (digits, f"0{digits}", f"+82 {digits}", f"010-{digits[2:6]}-{digits[6:]}")[number % 4]
    if number % 50 == BROKEN_EVERY_50TH:
        phone = BROKEN
    return Line(name, f"기관{number:03}", phone, f"p{number:03}@example.org")


def _again(row: Line, number: int) -> Line:
    """The same person by another form: the office spelt differently, another address."""
    return Line(row.name, f"㈜{row.organisation}", "", f"again{number}@example.org")
