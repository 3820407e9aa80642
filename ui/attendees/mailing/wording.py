"""What mailing says: why somebody is left out, why a message did not go, how far it is.

Knows no Qt: errors are worded at the command line, too.
"""

from eventapp.domain.errors import CannotSend, MailProblem
from eventapp.domain.kinds import MailStatus
from eventapp.services.addressees import LeftOut
from eventapp.services.mailing import MailingRow
from ui.language import _, ngettext


def left_out_words(reason: LeftOut) -> str:
    """Why somebody gets no message."""
    return {
        LeftOut.NO_ADDRESS: _("No e-mail address"),
        LeftOut.BAD_ADDRESS: _("The e-mail address is none"),
        LeftOut.NO_TICKET: _("No valid ticket"),
        LeftOut.WAITING: _("On the waiting list"),
        LeftOut.CANCELLED: _("Cancelled"),
        LeftOut.BLOCKED: _("Not to be let in"),
        LeftOut.SENT: _("Has the ticket already"),
        LeftOut.UNKNOWN: _("Perhaps has it: the last message broke off"),
        LeftOut.QUEUED: _("Waits in a mailing not yet finished"),
    }[reason]


def status_word(status: MailStatus) -> str:
    """How far a message has come."""
    return {
        MailStatus.WAITING: _("Waiting"),
        MailStatus.SENT: _("Sent"),
        MailStatus.FAILED: _("Not sent"),
        MailStatus.UNKNOWN: _("Unsure"),
    }[status]


def problem_words(kept: str) -> str:
    """Why a message was not sent, from what its row keeps; empty where nothing went wrong."""
    word, _space, code = kept.partition(" ")
    if word not in set(MailProblem):
        return ""
    return _problem_with(MailProblem(word), code)


def cannot_send_words(error: CannotSend) -> str:
    """What kept a message from being handed in, and what to do."""
    return _problem_with(error.problem, str(error.code or ""))


def mailing_words(row: MailingRow) -> str:
    """How far a mailing has come, in one line."""
    parts = [ngettext("%(n)d sent", "%(n)d sent", row.sent) % {"n": row.sent}]
    for count, words in (
        (row.waiting, _("%(n)d waiting")),
        (row.failed, _("%(n)d not sent")),
        (row.unknown, _("%(n)d unsure")),
    ):
        if count:
            parts.append(words % {"n": count})
    return " · ".join(parts)


def _problem_with(problem: MailProblem, code: str) -> str:
    if problem is MailProblem.CONTENT and not code:  # no server ever saw it
        return _("No message can be made of these texts")
    said = _problem(problem)
    return f"{said} ({code})" if code else said


def _problem(problem: MailProblem) -> str:
    return {
        MailProblem.NO_HOST: _("There is no server of this name. Check it and the network."),
        MailProblem.REFUSED: _("The server takes no connection here. Check the port."),
        MailProblem.TIMEOUT: _("The server did not answer in time."),
        MailProblem.NETWORK: _("The server could not be reached. Check the network."),
        MailProblem.NO_TLS: _("The server does not encrypt this way. Choose another security."),
        MailProblem.CERTIFICATE: _(
            "The server’s certificate is not to be trusted, so nothing was sent. Check the name"
            " of the server."
        ),
        MailProblem.LOGIN: _("The server refused the user name or the password."),
        MailProblem.NO_LOGIN: _(
            "The server lets nobody log in this way. Choose another security, or leave the user"
            " name empty."
        ),
        MailProblem.SENDER: _("The server does not take mail from this sender’s address."),
        MailProblem.RECIPIENT: _("The server refused the address"),
        MailProblem.LATER: _("The server wants it tried again later"),
        MailProblem.CONTENT: _("The server refused the message"),
        MailProblem.DROPPED: _("The server broke the connection off."),
        MailProblem.ADDRESS: _("The address is none"),
        MailProblem.NO_ADDRESS: _("No e-mail address"),
        MailProblem.GONE: _("Has no valid ticket any more"),
        MailProblem.QUEUING: _("On the waiting list"),
        MailProblem.CANCELLED: _("Cancelled"),
        MailProblem.BLOCKED: _("Not to be let in"),
        MailProblem.STOPPED: _("Stopped before it was sent"),
    }[problem]
