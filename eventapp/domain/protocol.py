"""The order of guests of honour (내빈): who is named first where nobody said otherwise.

There is no one law for it. What hosts go by is an office, then the sort of body, and
:data:`OFFICES` and :data:`BODIES` say so in two short lists; a place given by hand wins
over both. The words are looked for at the end of a position's words, the longest first,
so that a 본부장 is no 부장 and an 이사장 no 사장.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eventapp.domain.kinds import OrganisationKind


class Office(StrEnum):
    """Why a guest stands where they stand, from the first to the last."""

    BY_HAND = "by_hand"
    MINISTER = "minister"  # 장관
    GOVERNOR = "governor"  # 도지사·광역시장·교육감
    ASSEMBLY_MEMBER = "assembly_member"  # 국회의원
    COUNCIL_CHAIR = "council_chair"  # 의회 의장
    MAYOR = "mayor"  # 시장·군수·구청장
    VICE_MINISTER = "vice_minister"  # 차관·청장·부지사
    COUNCIL_MEMBER = "council_member"  # 도의원·시의원
    VICE_MAYOR = "vice_mayor"  # 부시장·부군수
    HEAD = "head"  # 이사장·사장·회장·원장·총장·대표
    DEPUTY_HEAD = "deputy_head"  # 부회장·부사장·이사
    DIRECTOR = "director"  # 본부장·국장·실장·센터장
    MANAGER = "manager"  # 부장·과장·팀장
    OTHER = "other"


OFFICES: Final[Mapping[str, Office]] = {
    **dict.fromkeys(("장관", "총리", "부총리", "minister"), Office.MINISTER),
    **dict.fromkeys(
        ("도지사", "지사", "특별시장", "광역시장", "특별자치시장", "교육감", "governor"),
        Office.GOVERNOR,
    ),
    **dict.fromkeys(("국회의원", "assemblyman", "assemblywoman"), Office.ASSEMBLY_MEMBER),
    **dict.fromkeys(("시장", "군수", "구청장", "mayor"), Office.MAYOR),
    **dict.fromkeys(
        ("차관", "청장", "부지사", "부교육감", "vice minister", "vice governor"),
        Office.VICE_MINISTER,
    ),
    **dict.fromkeys(("도의원", "시의원", "군의원", "구의원", "councillor"), Office.COUNCIL_MEMBER),
    **dict.fromkeys(
        ("부시장", "부군수", "부구청장", "vice mayor", "deputy mayor"), Office.VICE_MAYOR
    ),
    **dict.fromkeys(
        (
            *("이사장", "사장", "회장", "원장", "총장", "대표", "대표이사", "위원장", "의장"),
            *("조합장", "총재", "관장", "행장", "교장", "president", "chair", "chairman"),
            *("chairwoman", "chairperson", "ceo"),
        ),
        Office.HEAD,
    ),
    **dict.fromkeys(
        (
            *("부회장", "부사장", "부원장", "부이사장", "부총장", "부위원장", "부의장", "부대표"),
            *("이사", "감사", "전무", "상무", "vice president", "vice chair"),
        ),
        Office.DEPUTY_HEAD,
    ),
    **dict.fromkeys(
        (
            *("본부장", "실장", "국장", "단장", "처장", "소장", "센터장", "지사장", "지부장"),
            *("학장", "사무총장", "지점장", "지회장", "director"),
        ),
        Office.DIRECTOR,
    ),
    **dict.fromkeys(
        ("부장", "과장", "팀장", "차장", "계장", "manager", "team leader"), Office.MANAGER
    ),
}
"""The end of a position, and the office it is."""

BODIES: Final = (
    OrganisationKind.GOVERNMENT,
    OrganisationKind.COUNCIL,
    OrganisationKind.PUBLIC_ENTERPRISE,
    OrganisationKind.PUBLIC_AGENCY,
    OrganisationKind.UNIVERSITY,
    OrganisationKind.FOUNDATION,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.SUPPORT_CENTRE,
    OrganisationKind.SOCIAL_ECONOMY,
    OrganisationKind.COMPANY,
    OrganisationKind.MEDIA,
    OrganisationKind.OTHER,
)
"""Of two who hold the same office, whose body comes first."""

_OF_A_BODY: Final = {
    ("의장", OrganisationKind.COUNCIL): Office.COUNCIL_CHAIR,
    ("부의장", OrganisationKind.COUNCIL): Office.COUNCIL_MEMBER,
    ("의원", OrganisationKind.COUNCIL): Office.COUNCIL_MEMBER,
    ("위원장", OrganisationKind.COUNCIL): Office.COUNCIL_MEMBER,
    ("센터장", OrganisationKind.SUPPORT_CENTRE): Office.HEAD,
}
"""Words that mean an office in one sort of body only."""

_KNOWN_BY: Final = (
    (OrganisationKind.COUNCIL, re.compile("의회|국회")),
    (OrganisationKind.MEDIA, re.compile("신문|방송|일보|뉴스|언론")),
    (OrganisationKind.PUBLIC_AGENCY, re.compile("(진흥원|연구원|정보원|평가원|개발원|관리원)$")),
    (OrganisationKind.SUPPORT_CENTRE, re.compile("센터$")),
    (OrganisationKind.UNIVERSITY, re.compile(r"대학|\buniversity\b", re.IGNORECASE)),
    (OrganisationKind.SOCIAL_ECONOMY, re.compile("협동조합|사회적기업|자활|마을기업")),
    (OrganisationKind.PUBLIC_ENTERPRISE, re.compile("(공사|공단)$")),
    (OrganisationKind.FOUNDATION, re.compile(r"재단|\bfoundation\b", re.IGNORECASE)),
    (OrganisationKind.ASSOCIATION, re.compile("협회|연합|협의회|상공회의소|네트워크")),
    (OrganisationKind.GOVERNMENT, re.compile("[가-힣](부|처|청|도|시|군|구|교육청)$")),
    (OrganisationKind.COMPANY, re.compile(r"㈜|\(주\)|주식회사")),
)
_PARTS = re.compile(r"[,/·ㆍ()&;]|\s겸\s|\sand\s")
_FORMER = re.compile(r"^\s*(前|전\s|former\b|ex-)|^\s*전$", re.IGNORECASE)
_ACTING = re.compile(r"\s*(권한대행|직무대행|대행|직무대리|님)$")


@dataclass(frozen=True, slots=True)
class Rank:
    """A guest's place by rule: smaller values come first."""

    office: Office
    body: OrganisationKind

    @property
    def key(self) -> tuple[int, int]:
        """What guests are sorted by."""
        return _OFFICE_PLACES[self.office], BODIES.index(self.body)


def rank_of(position: str, organisation: str, kind: OrganisationKind | None = None) -> Rank:
    """The place of somebody by their position and organisation.

    Without a ``kind`` the organisation's name tells it. Of two positions (``의장 겸 이사장``)
    the higher counts; one held formerly (前) counts for nothing, that is the hosts' to weigh.
    """
    body = kind or body_of(organisation)
    offices = [
        office_of(part, organisation, body)
        for part in _PARTS.split(position)
        if not _FORMER.match(part)
    ]
    office = min(offices, key=_OFFICE_PLACES.__getitem__, default=Office.OTHER)
    return Rank(office, body)


def body_of(organisation: str) -> OrganisationKind:
    """The sort of body an organisation's name tells."""
    known = (kind for kind, words in _KNOWN_BY if words.search(organisation.strip()))
    return next(known, OrganisationKind.OTHER)


def office_of(position: str, organisation: str, body: OrganisationKind) -> Office:
    """The office one position is: the last of its words that is one, read from its end."""
    words = _ACTING.sub("", position.strip().casefold()).split()
    while words:
        text = " ".join(words)
        if text.endswith("의원") and "국회" in organisation:
            return Office.ASSEMBLY_MEMBER
        for length in range(min(len(text), _LONGEST), 0, -1):
            end = text[-length:]
            known = _OF_A_BODY.get((end, body)) or OFFICES.get(end)
            if known is not None and _begins_a_word(text, length):
                return known
        words.pop()
    return Office.OTHER


def _begins_a_word(text: str, length: int) -> bool:
    """Korean words end in an office (창원시장); Latin ones are it, or are something else."""
    return not text[-length:].isascii() or text[: len(text) - length][-1:] in {"", " ", "-"}


_OFFICE_PLACES: Final = {office: place for place, office in enumerate(Office)}
_LONGEST: Final = max(map(len, OFFICES))
