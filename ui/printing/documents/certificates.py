"""Certificates (참석확인서, 수료증), and the register of those issued (발급대장)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.certificates import CertificateSnapshot, RegisterSnapshot
from eventapp.domain.ids import CertificateId, EventId
from eventapp.domain.kinds import CertificateKind
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.certificates import certificate_snapshot, register_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Choice, Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_SHOWN = 40
"""More than a page has rows."""


def kind_of(options: PrintOptions) -> CertificateKind:
    """Which kind is chosen; what was remembered may mean nothing any more."""
    known = {kind.value: kind for kind in CertificateKind}
    return known.get(options.certificate, CertificateKind.ATTENDANCE)


def _certificates(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> CertificateSnapshot:
    only = CertificateId(options.one) if options.one else None
    return certificate_snapshot(workspace, event_id, kind_of(options), only)


def _render_certificates(
    snapshot: CertificateSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.certificates import paper as certificates  # noqa: PLC0415 - late: ReportLab

    return certificates.render(
        snapshot, out, language=options.language, both=options.both, progress=progress
    )


def _choices(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> tuple[Choice, ...]:
    issued = certificate_snapshot(workspace, event_id, kind_of(options)).certificates
    return tuple(Choice(row.id, f"{row.number} {row.name}") for row in issued)


def _register(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> RegisterSnapshot:
    return register_snapshot(workspace, event_id)


def _render_register(
    snapshot: RegisterSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.certificates import register as certificate_register  # noqa: PLC0415 - late: ReportLab

    return certificate_register.render(
        snapshot, out, language=options.language, boxes=options.boxes, progress=progress
    )


CERTIFICATES = Document(
    "certificates",
    icon="star",
    group=Group.AFTERWARDS,
    title=lambda: _("Certificates"),
    line=lambda: _("For everybody who was there long enough, with a number and a code."),
    settings=frozenset({Setting.CERTIFICATE, Setting.ONE}),
    snapshot=_certificates,
    is_empty=lambda snapshot: not snapshot.certificates,
    render=_render_certificates,
    # In the gallery and on the page alike.
    empty=lambda: (_("No certificate of this kind is issued yet. Once issued they show here."), ""),
    empty_at_terminal=lambda: _(
        "No certificate of this kind is issued yet: “eventapp issue-certificates” issues them."
    ),
    items=lambda snapshot: len(snapshot.certificates),
    both=True,
    one_page=lambda snapshot: replace(snapshot, certificates=snapshot.certificates[:1]),
    choices=_choices,
)
CERTIFICATE_REGISTER = Document(
    "certificate-register",
    icon="list",
    group=Group.AFTERWARDS,
    title=lambda: _("Register of certificates"),
    line=lambda: _("Every number given, to whom, and what was revoked and why."),
    settings=frozenset({Setting.BOXES}),
    snapshot=_register,
    is_empty=lambda snapshot: not snapshot.certificates,
    render=_render_register,
    empty=lambda: (_("No certificate is issued yet."), ""),
    items=lambda snapshot: len(snapshot.certificates),
    one_page=lambda snapshot: replace(snapshot, certificates=snapshot.certificates[:_SHOWN]),
)
