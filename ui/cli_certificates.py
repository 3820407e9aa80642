"""The verbs for certificates: issue them, and verify one by its code."""

from typing import Annotated

import typer

from eventapp.domain.kinds import CertificateKind
from ui.cli_common import (
    REFUSED,
    EventOption,
    WorkspaceOption,
    errors_worded,
    event_of,
    opened,
    refuse,
)
from ui.language import _, ngettext


def verify_verb(code: str, workspace: WorkspaceOption) -> None:
    """Say whether a code is that of a certificate in force, and of whom."""
    from eventapp.services.certificates import check_certificate  # noqa: PLC0415 - late
    from ui.certificate_words import facts_of, verdict_of  # noqa: PLC0415

    with errors_worded(), opened(workspace, at_desk=True) as store:
        check = check_certificate(store, code)
    typer.echo(" ".join(part for part in verdict_of(check) if part))
    if check.row is not None:
        for word, fact in facts_of(check.row):
            typer.echo(f"{word}\t{fact}")
    raise typer.Exit(0 if check.valid else REFUSED)


def issue_verb(
    workspace: WorkspaceOption,
    least: Annotated[int, typer.Option("--least", min=0, max=100, metavar="PERCENT")] = 80,
    kind: Annotated[CertificateKind, typer.Option("--kind")] = CertificateKind.ATTENDANCE,
    event: EventOption = None,
) -> None:
    """Issue certificates to everybody who has earned one and has none yet."""
    from eventapp.services.certificates import earnings, issue_certificates  # noqa: PLC0415 - late
    from ui.certificate_words import no_programme, not_begun  # noqa: PLC0415

    with errors_worded(), opened(workspace) as store:
        at = event_of(store, event)
        found = earnings(store, at, least_share=least)
        if found.begins is not None:
            refuse(not_begun(found.begins))
        issued = issue_certificates(store, at, kind, least_share=least)
    if least and not found.scheduled:
        typer.echo(no_programme(), err=True)
    elif found.scheduled and not found.over:
        typer.echo(
            _("The programme is not over: who is there until its end can earn one, too."), err=True
        )
    said = ngettext("Issued %(n)d certificate", "Issued %(n)d certificates", len(issued))
    typer.echo(said % {"n": len(issued)})
