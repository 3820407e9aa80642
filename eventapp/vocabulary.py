"""The words for kinds, roles and engagements that window, paper and files have in common."""

from gettext import NullTranslations

from eventapp.domain.kinds import AppearanceRole, EngagementKind, SessionKind


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
