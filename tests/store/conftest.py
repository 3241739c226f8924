import pytest

from ropa_desktop.store.register import Register


@pytest.fixture
def path(tmp_path):
    return tmp_path / "our register.ropa"


@pytest.fixture
def register(path):
    with Register.create(path, "A. Author") as made:
        yield made
