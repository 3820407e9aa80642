"""Real stores in temporary folders, copied from one made once a run."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventapp.store.opening import create_store, open_store
from eventapp.store.store import Store


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace at rest."""
    path = tmp_path_factory.mktemp("template") / "template.eventapp"
    create_store(path).close()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """An empty workspace of the test's own, closed."""
    return Path(shutil.copyfile(template, tmp_path / "workshop.eventapp"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty workspace of the test's own, open."""
    opened = open_store(path)
    yield opened
    opened.close()
