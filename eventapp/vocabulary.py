"""The words for kinds, roles and engagements that window, paper and files have in common."""

from gettext import NullTranslations

from eventapp.domain.kinds import AppearanceRole, EngagementKind, SessionKind
from eventapp.domain.protocol import Office


def session_kind(kind: SessionKind, words: NullTranslations) -> str:
    """The word for a session's kind."""
    _ = words.gettext
    return {
        SessionKind.REGISTRATION: _("Registration"),
        SessionKind.OPENING: _("Opening"),
        SessionKind.CEREMONY: _("Ceremony"),
        SessionKind.INTRODUCTION: _("Introduction of guests"),
        SessionKind.WELCOME: _("Welcome"),
        SessionKind.ADDRESS: _("Congratulatory address"),
        SessionKind.ENCOURAGEMENT: _("Words of encouragement"),
        SessionKind.KEYNOTE: _("Keynote"),
        SessionKind.TALK: _("Talk"),
        SessionKind.PANEL: _("Panel"),
        SessionKind.QUESTIONS: _("Questions and answers"),
        SessionKind.WORKSHOP: _("Workshop"),
        SessionKind.BREAK: _("Break"),
        SessionKind.LUNCH: _("Lunch"),
        SessionKind.PHOTOGRAPH: _("Group photograph"),
        SessionKind.CLOSING: _("Closing"),
        SessionKind.OTHER: _("Other"),
    }[kind]


def role(kind: AppearanceRole, words: NullTranslations) -> str:
    """The word for what a person does in a session."""
    _ = words.gettext
    return {
        AppearanceRole.SPEAKER: _("Speaker"),
        AppearanceRole.KEYNOTE: _("Keynote speaker"),
        AppearanceRole.MODERATOR: _("Moderator"),
        AppearanceRole.PANELLIST: _("Panellist"),
        AppearanceRole.ADDRESS: _("Congratulatory address"),
        AppearanceRole.ENCOURAGEMENT: _("Words of encouragement"),
        AppearanceRole.MC: _("MC"),
        AppearanceRole.INTERPRETER: _("Interpreter"),
    }[kind]


def engagement(kind: EngagementKind, words: NullTranslations) -> str:
    """The word for what an organisation is to the event."""
    _ = words.gettext
    return {
        EngagementKind.HOST: _("Host"),
        EngagementKind.ORGANISER: _("Organiser"),
        EngagementKind.SPONSOR: _("Sponsor"),
        EngagementKind.CONTRIBUTOR: _("Contributor"),
        EngagementKind.PARTNER: _("Partner"),
    }[kind]


def office(kind: Office, words: NullTranslations) -> str:
    """Why a guest of honour is named where they are."""
    pgettext = words.pgettext
    return {
        Office.BY_HAND: pgettext("office", "Placed by hand"),
        Office.MINISTER: pgettext("office", "Minister"),
        Office.GOVERNOR: pgettext("office", "Governor"),
        Office.ASSEMBLY_MEMBER: pgettext("office", "Member of the National Assembly"),
        Office.COUNCIL_CHAIR: pgettext("office", "Chair of a council"),
        Office.MAYOR: pgettext("office", "Mayor"),
        Office.VICE_MINISTER: pgettext("office", "Vice minister"),
        Office.COUNCIL_MEMBER: pgettext("office", "Member of a council"),
        Office.VICE_MAYOR: pgettext("office", "Vice mayor"),
        Office.HEAD: pgettext("office", "Head of an organisation"),
        Office.DEPUTY_HEAD: pgettext("office", "Deputy head or board member"),
        Office.DIRECTOR: pgettext("office", "Director"),
        Office.MANAGER: pgettext("office", "Head of a department or team"),
        Office.OTHER: pgettext("office", "Other position"),
    }[kind]
