"""Which certificates, who has earned one, and issuing them."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.certificates import Earned, Earnings, Short, least_minutes
from eventapp.domain.errors import EventAppError
from eventapp.domain.kinds import CertificateKind
from eventapp.services.certificates import earnings, held_by, issue_certificates
from ui.certificate_words import kind_name, no_programme, not_begun
from ui.dialogs.confirm import confirm
from ui.language import _, length_text, ngettext, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.documents.certificates import kind_of
from ui.printing.settings.base import SettingGroup
from ui.theme import Size, Space
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

_SHARES: Final = (0, 50, 60, 70, 80, 90, 100)
_NAMED: Final = 5
_ALL: Final = 100


class CertificateGroup(SettingGroup):
    """The kind, how long somebody must have been there, and who was; issuing and checking."""

    serves = frozenset({Setting.CERTIFICATE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._options: PrintOptions | None = None
        self._found: dict[int, Earnings] = {}
        self._new: tuple[Earned, ...] = ()
        self.kinds = Segmented(
            [(kind.value, _short_name(kind)) for kind in CertificateKind],
            name=pgettext("register", "Kind"),
        )
        # Another kind has other certificates to choose one from.
        self.kinds.chosen.connect(lambda kind: self.changed.emit({"certificate": kind, "one": 0}))
        self.share = ChoiceField()
        self.share.committed.connect(lambda key: self.changed.emit({"least_share": int(key)}))
        self.asked = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.told = PlainLabel(wrap=True)
        self.short = PlainLabel(tone=Tone.MUTED, wrap=True)
        self.names = [ElidedLabel(size=Size.SMALL, tone=Tone.MUTED) for _name in range(_NAMED)]
        self.more = make_button("", Role.LINK, clicked=self._tell_all)
        self.more.setProperty("flush", "true")
        self.rest = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.issue = make_button("", Role.SECONDARY, icon="plus", clicked=self._ask)
        self.check = make_button(
            _("Check a certificate…"), Role.LINK, icon="check-circle", clicked=self._check
        )
        self._lay_out()

    def refresh(self) -> None:
        """Count again who has earned one and who has it."""
        self._found.clear()
        if self._options is not None:
            self._tell(self._options)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show how it is set, and whom that means."""
        del document
        self._options = options
        self.kinds.set_value(kind_of(options).value)
        shares = sorted({*_SHARES, options.least_share})
        self.share.set_choices(
            [(str(share), _share_name(share)) for share in shares], str(options.least_share)
        )
        self._tell(options)

    # What it tells

    def _tell(self, options: PrintOptions) -> None:
        workspace, event_id = self.context.workspace, self.context.event_id
        found = self._earnings(options.least_share)
        held = held_by(workspace, event_id, kind_of(options))
        self._new = tuple(one for one in found.earned if one.attendee not in held)
        self.asked.setText(_asked(found, options.least_share))
        told = _told(found, options.least_share, len(held))
        self.told.setText(told)
        self.told.setVisible(bool(told))
        count = len(self._new)
        self.issue.setText(
            ngettext("Issue to %(n)d person…", "Issue to %(n)d people…", count) % {"n": count}
        )
        self.issue.setAccessibleName(self.issue.text())
        self.issue.setVisible(bool(count))
        self._tell_short(found)

    def _tell_short(self, found: Earnings) -> None:
        count = len(found.short)
        sentence = ngettext(
            "%(n)d was not there long enough.", "%(n)d were not there long enough.", count
        )
        self.short.setText(sentence % {"n": count})
        self.short.setVisible(bool(count))
        for number, label in enumerate(self.names):
            label.setVisible(number < count)
            if number < count:
                label.setText(_missing(found.short[number]))
        self.more.setText(pgettext("people", "… and %(n)d more") % {"n": count - _NAMED})
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(count > _NAMED)
        self.rest.hide()

    def _tell_all(self) -> None:
        """Name the others, too."""
        if self._options is not None:
            short = self._earnings(self._options.least_share).short
            self.rest.setText("\n".join(_missing(one) for one in short[_NAMED:]))
            self.more.hide()
            self.rest.show()

    def _earnings(self, least_share: int) -> Earnings:
        if least_share not in self._found:
            workspace, event_id = self.context.workspace, self.context.event_id
            self._found[least_share] = earnings(workspace, event_id, least_share=least_share)
        return self._found[least_share]

    # What it does

    def _ask(self) -> None:
        if self._options is None:
            return
        count, kind = len(self._new), kind_of(self._options)
        found = self._earnings(self._options.least_share)
        early = bool(found.scheduled) and not found.over
        headline = ngettext(
            "Issue the %(kind)s to %(n)d person?", "Issue the %(kind)s to %(n)d people?", count
        )
        if early:
            headline = ngettext(
                "The programme is not over. Issue the %(kind)s to %(n)d person already now?",
                "The programme is not over. Issue the %(kind)s to %(n)d people already now?",
                count,
            )
        headline %= {"n": count, "kind": kind_name(kind)}
        details = _(
            "Their numbers are entered in the register for good. A certificate issued by mistake"
            " can be revoked, with a reason."
        )
        if early:
            who = _(
                "Whoever leaves early keeps it, and who is there until the end can earn one, too."
            )
            details = f"{who}\n\n{details}"
        yes = ngettext("Issue to %(n)d person", "Issue to %(n)d people", count) % {"n": count}
        if confirm(self, headline, details, yes=yes, danger=early):
            self._issue(kind, self._options.least_share)

    def _issue(self, kind: CertificateKind, least_share: int) -> None:
        try:
            issued = issue_certificates(
                self.context.workspace,
                self.context.event_id,
                kind,
                least_share=least_share,
                only=[one.attendee for one in self._new],
            )
        except EventAppError as error:
            self.context.warn(error)
            return
        said = ngettext("Issued %(n)d certificate", "Issued %(n)d certificates", len(issued))
        self.context.say(said % {"n": len(issued)}, undo=False)

    def _check(self) -> None:
        from ui.dialogs.certificate_check import check_certificates  # noqa: PLC0415 - late: rarely

        check_certificates(self.context, self)

    # How it is built

    def _lay_out(self) -> None:
        form = Form()
        form.add(pgettext("register", "Kind"), self.kinds)
        form.add(_("Was there"), self.share)
        form.add_wide(self.asked)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.S)
        down.addWidget(form)
        down.addWidget(self.told)
        down.addWidget(self.issue)
        others = boxed(row(self.more, None))
        down.addLayout(column(self.short, *self.names, self.rest, others, spacing=0))
        down.addWidget(self.check)


def _short_name(kind: CertificateKind) -> str:
    if kind is CertificateKind.COMPLETION:
        return pgettext("register", "Completion")
    return pgettext("register", "Attendance")


def _share_name(share: int) -> str:
    if share == _ALL:
        return f"{share}%"
    return _("%(n)d%% or more") % {"n": share} if share else _("Came at all")


def _missing(one: Short) -> str:
    missing = _("%(length)s missing") % {"length": length_text(one.missing)}
    return f"{one.name} · {missing}"


def _asked(found: Earnings, least_share: int) -> str:
    """How long that is, of how long."""
    if not least_share:
        return _("Everybody who checked in, however short they stayed.")
    if not found.scheduled:
        return no_programme()
    return _("At least %(least)s of the programme's %(whole)s, without the registration.") % {
        "least": length_text(least_minutes(found.scheduled, least_share)),
        "whole": length_text(found.scheduled),
    }


def _told(found: Earnings, least_share: int, issued: int) -> str:
    """Who has earned one, and how many have it; nothing where there is no share to count."""
    if found.begins is not None:
        return not_begun(found.begins)
    count = len(found.earned)
    if not count and not found.short and not issued:
        return _("Nobody has checked in yet.") if found.scheduled or not least_share else ""
    earned = ngettext("%(n)d person has earned one", "%(n)d people have earned one", count)
    told = [earned % {"n": count}]
    if issued:
        told.append(ngettext("%(n)d issued", "%(n)d issued", issued) % {"n": issued})
    return " · ".join(told)
