"""The first rows are painted before anything heavy is loaded: a start is felt each time."""

import json
import os
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "icalendar", "babel", "rapidfuzz", "pypdfium2")
CHILD = """
import json, os, sys
from ropa_desktop import app
from ropa_desktop.ui import painted

def seen(self):
    loaded = [name for name in {heavy!r} if name in sys.modules]
    print(json.dumps([loaded, self.parent().model().rowCount(), self._then is not None]), flush=True)
    os._exit(0)

painted.AfterPaint._seen = seen
app.main(sys.argv[1:])
"""


def at_first_paint(*arguments, profile):
    ran = subprocess.run(
        [sys.executable, "-c", CHILD.format(heavy=HEAVY), *map(str, arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "ROPA_PROFILE": str(profile)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.mark.parametrize("named", [True, False])
def test_the_first_rows_are_painted_before_anything_heavy_is_loaded(sample_path, tmp_path, named):
    # The sample that the program offers lies in the profile.
    loaded, rows, waits = at_first_paint(sample_path if named else "--sample", profile=tmp_path)
    assert loaded == []
    assert rows > 3
    assert waits  # the rest is still to be brought


def test_what_is_brought_comes_without_a_paint_too(qtbot, sample_path, make_window):
    window = make_window()
    window.hide()
    window.open(sample_path)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.workspace.list.model.rowCount() > 3


def test_a_register_opened_before_the_first_was_brought_takes_its_place(qtbot, sample_path, empty_path, make_window):
    window = make_window()
    window.open(sample_path)
    window.open(empty_path)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.path == empty_path
    assert window.workspace.list.model.rowCount() == 0
