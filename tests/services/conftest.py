from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from eventapp.domain.ids import EventId
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace, create_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "w.eventapp")
    yield made
    made.close()


@pytest.fixture
def sample(workspace: Workspace) -> EventId:
    return write_sample(workspace, today=date(2026, 11, 23))
