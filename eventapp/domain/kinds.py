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
    OWN_FIELD = "own_field"
    SAVED_FILTER = "saved_filter"
    NOTICE = "notice"
    CONSENT = "consent"
    DISTINCT_PAIR = "distinct_pair"
    TICKET = "ticket"
    GATE = "gate"
    SCAN = "scan"
    ADMISSION = "admission"
    BADGE_PRINT = "badge_print"
    MAILING = "mailing"
    MAIL = "mail"
    DESK_LOCK = "desk_lock"
    CUE = "cue"
    BADGE_LAYOUT = "badge_layout"
    LABEL_SHEET = "label_sheet"
    PAPER_OPTIONS = "paper_options"
    PAPER_RUN = "paper_run"
    CERTIFICATE = "certificate"


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
    """Where a registration stands. That somebody came is told by their admission."""

    REGISTERED = "registered"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class Origin(StrEnum):
    """How a registration came to be."""

    ENTERED = "entered"  # typed in beforehand
    IMPORTED = "imported"
    WALK_IN = "walk_in"  # 현장등록


class FieldKind(StrEnum):
    """What a field of the organiser's own takes."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"


class ConsentKind(StrEnum):
    """What somebody is asked to agree to, each apart from the others (개인정보 보호법)."""

    PERSONAL_DATA = "personal_data"  # required to take part
    NEWS = "news"  # being told of later events
    THIRD_PARTY = "third_party"  # handing data to co-hosts and sponsors
    PHOTOGRAPH = "photograph"


REQUIRED_CONSENTS = frozenset({ConsentKind.PERSONAL_DATA})
"""Without these nobody can take part; every other one may be refused freely."""


class ConsentSource(StrEnum):
    """Where somebody said whether they agree."""

    FORM = "form"  # an online form, imported
    PAPER = "paper"
    DESK = "desk"


class TicketStatus(StrEnum):
    """Whether a code still opens a gate.

    A spare one does, beside the ticket that is shown and printed: two registrations of one
    person became one, and either of their tickets may be in their pocket.
    """

    VALID = "valid"
    SPARE = "spare"
    REVOKED = "revoked"


class Direction(StrEnum):
    """Which way somebody goes through a gate."""

    IN = "in"
    OUT = "out"


class Reentry(StrEnum):
    """Whether a gate lets in again somebody who was in."""

    NEVER = "never"
    AFTER_EXIT = "after_exit"
    ALWAYS = "always"


class BadgeRule(StrEnum):
    """Whether a check-in prints the badge."""

    NEVER = "never"
    ONCE = "once"
    ALWAYS = "always"


class PrintStatus(StrEnum):
    """How far a badge has come; a saved one is in a file that somebody prints elsewhere."""

    WAITING = "waiting"
    PRINTED = "printed"
    SAVED = "saved"
    FAILED = "failed"


class MailStatus(StrEnum):
    """How far one person's message has come.

    Unknown is one whose sending was broken off: the server may have taken it, so it is
    not sent again unasked.
    """

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Language(StrEnum):
    """A language of window and paper (BCP 47)."""

    KOREAN = "ko"
    ENGLISH = "en"


class Paper(StrEnum):
    """A page format documents are set in."""

    A4 = "A4"
    A5 = "A5"
    A3 = "A3"
    A2 = "A2"


class SortedBy(StrEnum):
    """What cards and lists of people are sorted by."""

    NAME = "name"
    ORGANISATION = "organisation"
    CATEGORY = "category"


class RunWay(StrEnum):
    """Where a finished document went."""

    PRINTER = "printer"
    FILE = "file"


class CertificateKind(StrEnum):
    """What a certificate says somebody did."""

    ATTENDANCE = "attendance"  # 참석확인서
    COMPLETION = "completion"  # 수료증
