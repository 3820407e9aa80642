import pytest

from eventapp.domain.reading_aloud import addressed, as_object, clock, number, ordinal, said


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("㈔경남사회혁신가네트워크", "사단법인 경남사회혁신가네트워크"),
        ("㈜한빛", "주식회사 한빛"),
        ("한빛(주)", "한빛 주식회사"),
        ("(재)경남테크노파크", "재단법인 경남테크노파크"),
        ("LH 경남지역본부", "엘에이치 경남지역본부"),
        ("R&D 센터", "알앤디 센터"),
        ("A동", "에이동"),
        ("A Study of LH", "A Study of LH"),
        ("10 Jahre SCADA at 11:30", "10 Jahre SCADA at 11:30"),
        ("LH와 Social Value", "엘에이치와 Social Value"),
        ("K-water", "K-water"),
        ("eroun.net", "eroun.net"),
        ("B2B", "B2B"),
        ("WORKSHOP", "WORKSHOP"),
        ("前 장관", "전 장관"),
        ("前경남지사", "전 경남지사"),
        ("이사장(前)", "이사장(전)"),
        ("新 협력", "新 협력"),
        ("10:30", "열 시 삼십 분"),
        ("14:05에", "오후 두 시 오 분에"),
        ("3시 반", "세 시 반"),
        ("2차 기반 지원", "이차 기반 지원"),
        ("제3회", "제삼회"),
        ("제21대", "제이십일대"),
        ("7개 조직", "일곱 개 조직"),
        ("20명", "스무 명"),
        ("12개월", "십이개월"),
        ("2026년 10월 6일", "이천이십육년 시월 육일"),
        ("1,000명", "천명"),
        ("12000 원", "만이천 원"),
        ("3.5배", "삼점오배"),
        ("30%", "삼십 퍼센트"),
        ("010-1234-5678", "010-1234-5678"),
        ("0 하나", "0 하나"),
        ("첫 줄\n2차", "첫 줄\n이차"),
        ("1번째", "첫 번째"),
        ("11번째", "열한 번째"),
        ("2~3명", "2~3명"),
        ("10~12시", "10~12시"),
        ("3,4명", "3,4명"),
        ("20여 명", "이십여 명"),
        ("2배", "두 배"),
        ("10개소", "10개소"),
        ("5개년 계획", "오개년 계획"),
        ("버스 5대", "버스 5대"),
        ("12시군", "12시군"),
        ("(오후 3시)", "(오후 세 시)"),
        ("09:00~10:30", "아홉 시~열 시 삼십 분"),
        ("2025. 3. 6.", "이천이십오년 삼월 육일"),
        ("2025.3.6(목)", "이천이십오년 삼월 육일(목)"),
        ("2025-03-06", "2025-03-06"),
        ("3.1절", "3.1절"),
        ("5·18 민주화운동", "5·18 민주화운동"),
        ("2026 협력", "이천이십육 협력"),
        ("비전 2030", "비전 2030"),
        ("2030세대", "2030세대"),
        ("4차 산업혁명", "사차 산업혁명"),
        ("1인 가구", "일인 가구"),
        ("100%", "백 퍼센트"),
        ("3%p 상승", "3%p 상승"),
        ("1:1 상담", "1:1 상담"),
        ("119 안전센터", "119 안전센터"),
        ("1588-0000으로", "1588-0000으로"),
        ("010 1234 5678 문의", "010 1234 5678 문의"),
        ("hello@lh.or.kr로", "hello@lh.or.kr로"),
        ("https://lh.or.kr/10:30 참고", "https://lh.or.kr/10:30 참고"),
        ("COVID-19 이후", "COVID-19 이후"),
        ("K-POP과 K-뷰티", "K-POP과 K-뷰티"),
        ("KOICA와 OECD", "KOICA와 오이씨디"),
        ("IT·AI·ESG 과제", "아이티·에이아이·이에스지 과제"),
        ("SDGs, 5G", "SDGs, 5G"),
        ("C++와 AT&T", "C++와 AT&T"),
        ("스케일UP", "스케일UP"),
        ("2nd 포럼", "2nd 포럼"),
        ("ES GIBT VIEL ZU TUN", "ES GIBT VIEL ZU TUN"),
        ("1.5km 구간", "1.5km 구간"),
    ],
)
def test_what_is_written_is_said(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize(
    ("name", "organisation", "position", "spoken"),
    [
        (
            "오영오",
            "한국토지주택공사",
            "경영혁신본부장",
            "오영오 한국토지주택공사 경영혁신본부장님",
        ),
        (
            "이옥선",
            "경상남도의회",
            "의원 (경제환경위원회)",
            "이옥선 경상남도의회 경제환경위원회 의원님",
        ),
        (
            "배중철",
            "한국교통안전공단 경남본부",
            "경남본부장",
            "배중철 한국교통안전공단 경남본부장님",
        ),
        ("심인경", "㈔네트워크", "사무국장님", "심인경 사단법인 네트워크 사무국장님"),
        ("홍길동", "한빛", "", "한빛 홍길동 님"),
        ("홍길동", "", "前 군수", "홍길동 전 군수님"),
    ],
)
def test_people_are_addressed_by_name_body_and_office(
    name: str, organisation: str, position: str, spoken: str
) -> None:
    assert addressed(name, organisation, position) == spoken


def test_times_numbers_and_ordinals() -> None:
    assert [clock(minutes) for minutes in (630, 720, 840, 1445)] == [
        "열 시 삼십 분",
        "열두 시",
        "오후 두 시",
        "영 시 오 분",
    ]
    assert [number(value) for value in (0, 10, 110, 10_000, 21_000, 100_010_000)] == [
        "영",
        "십",
        "백십",
        "만",
        "이만천",
        "일억만",
    ]
    assert [ordinal(value) for value in (1, 2, 20, 21)] == [
        "첫 번째",
        "두 번째",
        "스무 번째",
        "스물한 번째",
    ]


def test_an_object_has_its_particle_by_the_last_sound() -> None:
    assert [as_object(text) for text in ("협력 워크숍", "원탁회의", "31C3", "LH")] == [
        "협력 워크숍을",
        "원탁회의를",
        "31C3 행사를",
        "엘에이치를",
    ]


@pytest.mark.parametrize("text", ["1" * 20_000, "W1" * 10_000, "(주)" * 5_000, "a-" * 9_000])
def test_no_text_takes_long(text: str) -> None:
    assert addressed(text, text, text).endswith("님")
