"""Programs that keep a register are killed at random moments: nothing that was acknowledged is lost, nothing is half.

`make torture` does the same 200 times for each kind.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.table import COLUMNS

ROOT = Path(__file__).parent.parent.parent
HALVES = (
    ("save", "encrypted", "undo", "bulk", "import", "xlsx"),
    ("pdf", "backup", "restore", "password", "migration"),
)
KILLS = 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill as it is done here takes a fork, which Windows has not")
def test_killed_programs_lose_nothing():
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.torture", "--kills", str(KILLS), "--seed", "1", "--only", ",".join(kinds)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for kinds in HALVES
    ]
    amid = 0
    for run, kinds in zip(runs, HALVES, strict=True):
        said, _nothing = run.communicate()
        print(said)
        assert run.returncode == 0, said
        lines = [line.split() for line in said.splitlines() if line.split()[0] in kinds]
        assert [line[0] for line in lines] == list(kinds), said
        for line in lines:
            counts = dict(zip(COLUMNS[1:], map(int, line[1:]), strict=True))
            assert counts["kills"] == KILLS
            amid += counts["amid"]
            assert not counts["lost"] + counts["corrupt"] + counts["half"] + counts["left"], said
    assert amid > KILLS, "hardly a kill hit it while it was writing, so little was proved"
