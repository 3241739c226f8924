"""Windows for the tests: on the sample, on an empty register, or on a file; each is closed before its store is gone."""

import shutil

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ropa_desktop import settings
from ropa_desktop.store.register import Register
from ropa_desktop.ui import look
from ropa_desktop.ui.backups import Backups
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.sample import make_sample


@pytest.fixture(scope="session", autouse=True)
def _light(qapp):
    look.wear(qapp, dark=False)


@pytest.fixture(autouse=True)
def _no_backup_unasked(monkeypatch):
    # A window that is open for seconds would make one, in a thread and a folder that its test knows nothing of.
    monkeypatch.setattr(Backups, "after_opening", 10**9)


@pytest.fixture(scope="session")
def _sample_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.ropa"
    make_sample(path)
    return path


@pytest.fixture
def sample_path(_sample_once, tmp_path):
    return shutil.copy(_sample_once, tmp_path / "sample.ropa")


@pytest.fixture
def empty_path(tmp_path):
    path = tmp_path / "empty.ropa"
    Register.create(path).close()
    return path


@pytest.fixture
def make_window(qtbot):
    made = []

    def make(path=None):
        window = MainWindow(settings.load())
        made.append(window)
        window.show()
        window.activateWindow()
        if path is not None:
            window.open(path)
            qtbot.waitUntil(lambda: window.desk is not None)
        return window

    yield make
    for window in made:
        if not window.close():
            window.close()  # it closes the second time, whatever stands in its fields
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(make_window, sample_path):
    return make_window(sample_path)


@pytest.fixture
def empty(make_window, empty_path):
    return make_window(empty_path)
