"""What a certificate's code turned out to be, in words; the command line speaks through it, too."""

from datetime import datetime

from eventapp.domain.certificates import CertificateCheck, CertificateRow
from eventapp.domain.kinds import CertificateKind
from ui import words
from ui.language import _, clock_text, date_text, length_text, pgettext


def kind_name(kind: CertificateKind) -> str:
    """What a certificate of a kind is called."""
    if kind is CertificateKind.COMPLETION:
        return _("Certificate of Completion")
    return _("Certificate of Attendance")


def no_programme() -> str:
    """Why nobody has a share of the programme, and what helps."""
    return _(
        "No public session has a time yet, so nobody's minutes can be counted. Schedule the"
        " programme, or issue to everybody who came."
    )


def not_begun(begins: datetime) -> str:
    """Why nobody can be issued one yet, and from when on."""
    return _("The programme has not begun: certificates can be issued from %(when)s on.") % {
        "when": f"{date_text(begins.date())} {clock_text(begins.hour * 60 + begins.minute)}"
    }


def verdict_of(check: CertificateCheck) -> tuple[str, str]:
    """Whether it is a certificate in force, and what there is to know besides."""
    row = check.row
    if row is not None and row.revoked_at is not None:
        when = date_text(row.revoked_at.date(), long=True)
        return _("This certificate was revoked."), f"{when} · {row.reason}"
    if row is not None:
        return _("This certificate is valid."), ""
    if check.is_ticket:
        return _("This is a ticket, not a certificate."), _("It lets somebody in, no more.")
    if check.readable:
        return (
            _("No certificate has this code."),
            _("It was not issued from this workspace, or a letter of it is wrong."),
        )
    return (
        _("This is not the code of a certificate."),
        _("It has 26 letters and digits, and stands beside the QR code."),
    )


def facts_of(row: CertificateRow) -> list[tuple[str, str]]:
    """What the register says of it, each with its word."""
    told = [
        (pgettext("register", "Number"), row.number),
        (pgettext("register", "Kind"), kind_name(row.kind)),
        (pgettext("register", "Name"), row.name),
        (pgettext("register", "Organisation"), row.organisation),
        (_("Event"), words.pick(row.said.title, row.said.title_en)),
        (pgettext("register", "Time"), length_text(row.minutes)),
        (pgettext("register", "Issued"), date_text(row.issued_at.date(), long=True)),
    ]
    return [(word, fact) for word, fact in told if fact.strip()]
