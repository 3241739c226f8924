"""The Nth change to a file fails: the program ends well or in words, and what it acknowledged is stored, no more.

`make torture` lets every change fail; here it is so many of each kind of work, spread evenly.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
COMPILER = shutil.which("cc") or shutil.which("gcc")
WHOLE = bool(os.environ.get("ROPA_TORTURE"))
MOST = 0 if WHOLE else 11
HALVES = (
    ("save", "encrypted", "undo", "bulk", "import", "xlsx"),
    ("pdf", "backup", "restore", "password", "migration"),
)


def made(folder):
    """The library that lets changes fail, compiled."""
    if sys.platform != "linux" or COMPILER is None:
        pytest.skip("SKIPPED ALOUD: a C compiler on Linux is needed to let writes fail, so nothing was proved here")
    library = folder / "io_error.so"
    source = Path(__file__).with_name("io_error.c")
    subprocess.run([COMPILER, "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def start(library, folder, kinds):
    folder.mkdir()
    environment = {**os.environ, "LD_PRELOAD": str(library), "IO_ERROR_UNDER": str(folder)}
    command = [sys.executable, "-m", "tests.torture.io_errors", str(MOST), *kinds]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def test_whatever_change_the_disk_refuses_the_register_is_old_or_new_and_said_so(tmp_path):
    library = made(tmp_path)
    runs = [start(library, tmp_path / kinds[0], kinds) for kinds in HALVES]
    for run, kinds in zip(runs, HALVES, strict=True):
        said, _nothing = run.communicate()
        print(said)
        assert run.returncode == 0
        found = [json.loads(line) for line in said.splitlines()]
        assert [one["kind"] for one in found] == list(kinds)
        for one in found:
            assert one["wrong"] == [], one["kind"]
            assert one["errors"] >= (100 if WHOLE else MOST - 1)
