"""The words of consent: kinds, answers, and the notices to begin with (개인정보 보호법).

Knows nothing of Qt, so that the command line and the desk may speak through it, too.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from eventapp.domain.kinds import REQUIRED_CONSENTS, ConsentKind, ConsentSource, Language
from ui.language import _, language, pgettext

if TYPE_CHECKING:
    from eventapp.services.consents import ConsentRow, NoticeText

GIVEN: Final = "given"
REFUSED: Final = "refused"
UNASKED: Final = "unasked"


def consent_kind(kind: ConsentKind) -> str:
    """What somebody is asked to agree to, in a few words."""
    return {
        ConsentKind.PERSONAL_DATA: _("Collection and use of personal data"),
        ConsentKind.NEWS: _("News of later events"),
        ConsentKind.THIRD_PARTY: _("Handing data to third parties"),
        ConsentKind.PHOTOGRAPH: _("Being photographed and filmed"),
    }[kind]


def obligation(kind: ConsentKind) -> str:
    """Whether taking part depends on it."""
    if kind in REQUIRED_CONSENTS:
        return pgettext("consent", "Required")
    return pgettext("consent", "Optional")


def consent_source(source: ConsentSource) -> str:
    """Where somebody said whether they agree."""
    return {
        ConsentSource.FORM: pgettext("consent", "Online form"),
        ConsentSource.PAPER: pgettext("consent", "Paper form"),
        ConsentSource.DESK: pgettext("consent", "At the desk"),
    }[source]


def answer_key(answer: "ConsentRow | None") -> str:
    """An answer as choices name it."""
    if answer is None:
        return UNASKED
    return GIVEN if answer.given else REFUSED


def answer_choices() -> list[tuple[str, str]]:
    """The three answers there are."""
    return [
        (GIVEN, pgettext("consent", "Agreed")),
        (REFUSED, pgettext("consent", "Refused")),
        (UNASKED, pgettext("consent", "Not asked")),
    ]


def answer_of(key: str) -> bool | None:
    """What a choice of :func:`answer_choices` means."""
    return {GIVEN: True, REFUSED: False}.get(key)


def day_text(moment: datetime, zone: str) -> str:
    """The day of an instant as official papers write it: 2026. 11. 20."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    if language() is Language.KOREAN:
        return f"{day.year}. {day.month}. {day.day}."
    return day.isoformat()


def version_text(version: int, moment: datetime, zone: str) -> str:
    """A version of a notice and its day: 2판 · 2026. 11. 20."""
    return f"{version_word(version)} · {day_text(moment, zone)}"


def version_word(version: int) -> str:
    """A version of a notice: 2판."""
    return _("Version %(n)d") % {"n": version}


def answered_text(answer: "ConsentRow", zone: str) -> str:
    """When somebody answered, where, and to which text."""
    said = [day_text(answer.given_at, zone), consent_source(answer.source)]
    said.append(_("text unknown") if answer.version is None else version_word(answer.version))
    return " · ".join(said)


def notice_fields(kind: ConsentKind) -> list[tuple[str, str]]:
    """The parts of a notice the law names, in the order they are read, each with its word."""
    fields = [
        ("purpose", pgettext("notice", "Purpose")),
        ("items", _("Items")),
        ("retention", _("Kept for")),
        ("refusal", _("If refused")),
    ]
    if kind is ConsentKind.THIRD_PARTY:
        fields.insert(0, ("recipients", _("Recipients")))
    return fields


def notice_lines(kind: ConsentKind, text: "NoticeText") -> list[tuple[str, str]]:
    """What a notice says, each part after its word."""
    return [(word, getattr(text, name)) for name, word in notice_fields(kind)]


def default_notice(kind: ConsentKind) -> "NoticeText":
    """A text to begin with, to be read and made one's own before it is used."""
    from eventapp.services.consents import NoticeText  # noqa: PLC0415 - SQLAlchemy is slow to load

    return NoticeText(**_DEFAULTS[kind]())


def _personal_data() -> dict[str, str]:
    return {
        "purpose": _("To register for the event, check in, and be told what matters for it"),
        "items": _("Name, organisation, position, phone, e-mail"),
        "retention": _("Until 30 days after the event; then destroyed"),
        "refusal": _("You may refuse. Who refuses cannot register for the event."),
    }


def _news() -> dict[str, str]:
    return {
        "purpose": _("To be told of later events and of what came of this one"),
        "items": _("Name, e-mail, phone"),
        "retention": _("Until you withdraw, at most two years"),
        "refusal": _("You may refuse. You can take part in the event all the same."),
    }


def _third_party() -> dict[str, str]:
    return {
        "recipients": _("The hosts and sponsors of the event"),
        "purpose": _("To report on the event and to get in touch about working together"),
        "items": _("Name, organisation, position"),
        "retention": _("One year from the day they are handed over"),
        "refusal": _("You may refuse. You can take part in the event all the same."),
    }


def _photograph() -> dict[str, str]:
    return {
        "purpose": _("To report on the event in its records, on the web and to the press"),
        "items": _("Photographs and video of the event in which you can be seen"),
        "retention": _("Three years after the event"),
        "refusal": _("You may refuse. A mark on your badge then tells the photographers."),
    }


_DEFAULTS: Final = {
    ConsentKind.PERSONAL_DATA: _personal_data,
    ConsentKind.NEWS: _news,
    ConsentKind.THIRD_PARTY: _third_party,
    ConsentKind.PHOTOGRAPH: _photograph,
}
