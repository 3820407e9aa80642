"""What every test shares: no display, no file of the user's, repeatable examples."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import delete, update

from eventapp.domain.ids import EventId
from eventapp.domain.steps import Step
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace, create_workspace
from eventapp.store.tables import Attendee, Consent, Cue, Notice, Session

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "ci",
    max_examples=50,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough",
    parent=settings.get_profile("ci"),
    max_examples=1000,
)
settings.load_profile("thorough" if os.environ.get("EVENTAPP_THOROUGH") else "ci")


@pytest.fixture(scope="session", autouse=True)
def _home_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's folders for this run: settings, backups and logs go nowhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVENTAPP_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace of the test's own."""
    made = create_workspace(tmp_path / "w.eventapp")
    yield made
    made.close()


@pytest.fixture
def event(workspace: Workspace) -> EventId:
    """The sample workshop, on the 24th of November 2026, with nobody marked and nobody asked.

    Tests mark guests, ask for consent, and write cues and scripts themselves.
    """
    made = write_sample(workspace, today=date(2026, 11, 23))
    with workspace.step(Step.EDIT_ATTENDEES) as step:
        step.session.execute(update(Attendee).values(guest=False, attention=""))
        step.session.execute(delete(Consent))
        step.session.execute(delete(Notice))
        step.session.execute(delete(Cue))
        step.session.execute(update(Session).values(script="", script_en=""))
    workspace.forget_steps()
    return made
