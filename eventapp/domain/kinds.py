"""The closed vocabularies of the house, in one place.

Values are what the store keeps and what the command line takes; words for
people are in the catalogues (``ui/wording.py``, ``eventapp/vocabulary.py``).
"""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of row that a change can touch."""

    EVENT = "event"
    DAY = "day"
    ROOM = "room"
    TRACK = "track"
    SESSION = "session"
    APPEARANCE = "appearance"
    REPLACEMENT = "replacement"
    MATERIAL = "material"
    QUESTION = "question"
    AS_RUN = "as_run"
    PERSON = "person"
    UNAVAILABILITY = "unavailability"
    ORGANISATION = "organisation"
    ENGAGEMENT = "engagement"
    CATEGORY = "category"
    ATTENDEE = "attendee"
    TICKET = "ticket"
    GATE = "gate"
    SCAN = "scan"
    ADMISSION = "admission"


class SessionKind(StrEnum):
    """What one item of the programme (순서) is."""

    REGISTRATION = "registration"
    OPENING = "opening"
    CEREMONY = "ceremony"  # 국민의례
    INTRODUCTION = "introduction"  # 내빈소개
    WELCOME = "welcome"  # 인사말
    ADDRESS = "address"  # 축사
    ENCOURAGEMENT = "encouragement"  # 격려
    KEYNOTE = "keynote"
    TALK = "talk"
    PANEL = "panel"
    QUESTIONS = "questions"
    WORKSHOP = "workshop"
    BREAK = "break"
    LUNCH = "lunch"
    PHOTOGRAPH = "photograph"
    CLOSING = "closing"
    OTHER = "other"


BREAKS = frozenset({SessionKind.BREAK, SessionKind.LUNCH})
"""Kinds during which nothing is on: printed quietly, never lacking a person."""


class AppearanceRole(StrEnum):
    """What a person does in a session."""

    SPEAKER = "speaker"
    KEYNOTE = "keynote"
    MODERATOR = "moderator"  # 좌장/사회
    PANELLIST = "panellist"
    ADDRESS = "address"
    ENCOURAGEMENT = "encouragement"
    MC = "mc"
    INTERPRETER = "interpreter"


class AppearanceStatus(StrEnum):
    """How far an invitation has come."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    ARRIVED = "arrived"


class QuestionSource(StrEnum):
    """Where a question for a panel comes from."""

    PREPARED = "prepared"
    FLOOR = "floor"


class OrganisationKind(StrEnum):
    """What sort of body an organisation is."""

    PUBLIC_ENTERPRISE = "public_enterprise"
    PUBLIC_AGENCY = "public_agency"
    GOVERNMENT = "government"
    COUNCIL = "council"
    SUPPORT_CENTRE = "support_centre"
    SOCIAL_ECONOMY = "social_economy"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    COMPANY = "company"
    UNIVERSITY = "university"
    MEDIA = "media"
    OTHER = "other"


class EngagementKind(StrEnum):
    """What an organisation is to one event, in the order papers name them."""

    HOST = "host"  # 주최
    ORGANISER = "organiser"  # 주관
    SPONSOR = "sponsor"  # 후원
    CONTRIBUTOR = "contributor"  # 협찬
    PARTNER = "partner"  # 협력


class AttendeeStatus(StrEnum):
    """Where a registration stands."""

    REGISTERED = "registered"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class TicketStatus(StrEnum):
    """Whether a code still opens a gate."""

    VALID = "valid"
    REVOKED = "revoked"


class Language(StrEnum):
    """A language of window and paper (BCP 47)."""

    KOREAN = "ko"
    ENGLISH = "en"


class Paper(StrEnum):
    """A page format documents are set in."""

    A4 = "A4"
    A5 = "A5"
