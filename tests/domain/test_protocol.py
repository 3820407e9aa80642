import pytest

from eventapp.domain.kinds import OrganisationKind
from eventapp.domain.protocol import BODIES, Office, body_of, rank_of


@pytest.mark.parametrize(
    ("position", "organisation", "office"),
    [
        ("장관", "고용노동부", Office.MINISTER),
        ("경상남도지사", "경상남도", Office.GOVERNOR),
        ("도지사 권한대행", "경상남도", Office.GOVERNOR),
        ("행정부지사", "경상남도", Office.VICE_MINISTER),
        ("국회의원", "", Office.ASSEMBLY_MEMBER),
        ("의원", "대한민국 국회", Office.ASSEMBLY_MEMBER),
        ("의장", "경상남도의회", Office.COUNCIL_CHAIR),
        ("의장", "사회적경제연대회의", Office.HEAD),
        ("의원", "창원시의회", Office.COUNCIL_MEMBER),
        ("원장", "튼튼의원", Office.HEAD),
        ("창원시장", "창원시", Office.MAYOR),
        ("제1부시장", "창원시", Office.VICE_MAYOR),
        ("이사장", "한국자활복지개발원", Office.HEAD),
        ("대표이사 사장", "㈜나눔", Office.HEAD),
        ("부회장", "경남협회", Office.DEPUTY_HEAD),
        ("상임이사", "경남재단", Office.DEPUTY_HEAD),
        ("본부장", "한국토지주택공사", Office.DIRECTOR),
        ("사무총장", "경남협회", Office.DIRECTOR),
        ("도지사 비서실장", "경상남도", Office.DIRECTOR),
        ("센터장", "지역자활센터", Office.HEAD),
        ("센터장", "경남대학교", Office.DIRECTOR),
        ("팀장님", "경남도청", Office.MANAGER),
        ("부장", "경남신문", Office.MANAGER),
        ("장관정책보좌관", "고용노동부", Office.OTHER),
        ("전 장관", "", Office.OTHER),
        ("前 도지사", "", Office.OTHER),
        ("교수(전 국회의원)", "경남대학교", Office.OTHER),
        ("전무", "㈜나눔", Office.DEPUTY_HEAD),
        ("이사장 겸 의장", "경상남도의회", Office.COUNCIL_CHAIR),
        ("Vice President", "Foundation", Office.DEPUTY_HEAD),
        ("President", "Foundation", Office.HEAD),
        ("Team leader", "", Office.MANAGER),
        ("armchair", "", Office.OTHER),
        ("", "", Office.OTHER),
        ("활동가", "함께걷는마을", Office.OTHER),
    ],
)
def test_a_position_tells_the_office(position: str, organisation: str, office: Office) -> None:
    assert rank_of(position, organisation).office is office


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("경상남도의회", OrganisationKind.COUNCIL),
        ("고용노동부", OrganisationKind.GOVERNMENT),
        ("경상남도", OrganisationKind.GOVERNMENT),
        ("한국토지주택공사", OrganisationKind.PUBLIC_ENTERPRISE),
        ("한국사회적기업진흥원", OrganisationKind.PUBLIC_AGENCY),
        ("경남연구원", OrganisationKind.PUBLIC_AGENCY),
        ("한살림협동조합", OrganisationKind.SOCIAL_ECONOMY),
        ("경남신문", OrganisationKind.MEDIA),
        ("㈜나눔", OrganisationKind.COMPANY),
        ("", OrganisationKind.OTHER),
    ],
)
def test_a_name_tells_the_body(name: str, kind: OrganisationKind) -> None:
    assert body_of(name) is kind


def test_of_one_office_the_body_decides_and_the_directory_knows_it_best() -> None:
    first = rank_of("이사장", "한국토지주택공사")
    second = rank_of("이사장", "경남재단")
    told = rank_of("이사장", "경남재단", OrganisationKind.GOVERNMENT)

    assert sorted((second, first, told), key=lambda rank: rank.key) == [told, first, second]


def test_every_sort_of_body_has_a_place() -> None:
    assert set(BODIES) == set(OrganisationKind)


def test_a_higher_office_comes_before_any_body() -> None:
    mayor = rank_of("시장", "창원시")
    assert mayor.key < rank_of("이사장", "고용노동부").key < rank_of("팀장", "고용노동부").key
