"""Homes of their own: what these tests start is not what the others use."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.config.database import Embedded


@pytest.fixture
def home() -> Iterator[Path]:
    """Short, because a Unix socket's path must be."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-"))
    yield folder
    Embedded(folder).remove()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def embedded() -> Iterator[Embedded]:
    """One running cluster for the tests that only look."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-"))
    cluster = Embedded(folder)
    cluster.start()
    yield cluster
    cluster.remove()
    shutil.rmtree(folder)
