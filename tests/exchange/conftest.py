"""A register to be filled and handed over."""

import pytest

from ropa_desktop.store.register import Register


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "one.ropa", "Ada") as register:
        yield register
