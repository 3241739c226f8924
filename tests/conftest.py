"""What holds for every test: no display is needed, no network is reached, no profile of a person is touched."""

import os
import socket
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first import of Qt

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import event

from ropa_desktop import i18n, paths
from ropa_desktop.store import migrate
from tests import statements

# Only the number of examples says how long a property is tried; slow machines must not fail it.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("suite")


def _refuse(*arguments, **_named):
    raise AssertionError(f"a test tried to reach the network: {arguments!r}")


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto", "bind"):
            real = getattr(socket.socket, name)

            def guarded(self, *arguments, _real=real):
                # Pipes between a program's own processes are sockets of this family.
                if self.family == getattr(socket, "AF_UNIX", None):
                    return _real(self, *arguments)
                return _refuse(*arguments)

            patch.setattr(socket.socket, name, guarded)
        for name in ("getaddrinfo", "gethostbyname", "create_connection"):
            patch.setattr(socket, name, _refuse)
        yield


@pytest.fixture(autouse=True, scope="session")
def formed_once():
    """What the migrations execute on the first new register is executed on the next ones, too, without working it out.

    What is not empty is migrated as ever; tests/store/test_migrations.py proves that the form is the same.
    """
    real, usual, executed = migrate.to_newest, paths.db(), []

    def to_newest(engine):
        with engine.connect() as connection:
            new = paths.db() == usual and not connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first()
            for statement, parameters in executed if new else ():
                connection.exec_driver_sql(statement, parameters)
        if new and executed:
            return
        noted = []

        def note(_connection, _cursor, statement, parameters, *_others):
            if not statement.lstrip().startswith("SELECT"):
                noted.append((statement, parameters))

        event.listen(engine, "before_cursor_execute", note)
        try:
            real(engine)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        executed.extend(noted if new else ())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "to_newest", to_newest)
        yield real


@pytest.fixture(autouse=True, scope="session")
def _statements_shared():
    give_back = statements.share()
    yield
    give_back()


@pytest.fixture(autouse=True)
def _own_profile(tmp_path, monkeypatch):
    # Not made here: tmp_path is made for each test anyway, the folder only when something is written to it.
    monkeypatch.setenv("ROPA_PROFILE", str(tmp_path / "profile"))


@pytest.fixture(autouse=True)
def _english():
    i18n.use("en")


class Said:
    """What a command printed and gave."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def ropa(capsys, tmp_path, monkeypatch):
    """Runs a command in an empty folder."""
    from ropa_desktop import cli

    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = cli.main([str(one) for one in arguments])
        return Said(code, *capsys.readouterr())

    return run


_ENDED = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember how the tests ended, for the end of the process."""
    session.config.stash[_ENDED] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End with the tests' own status, before Python takes Qt's objects down in any order.

    Trap: after thousands of windows in one process Qt 6.11 can crash there, when every test has passed and all is said.
    """
    if "PySide6.QtWidgets" in sys.modules and (ended := config.stash.get(_ENDED, None)) is not None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended)
