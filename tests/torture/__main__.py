"""`python -m tests.torture`: kills programs that keep registers, and prints what was lost."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests import statements
from tests.torture.kills import torture
from tests.torture.sorts import SORTS
from tests.torture.table import COLUMNS, LINE, MEANING, line


def main(arguments=None):
    """Gives 0 where nothing was lost, corrupt, half or left lying."""
    asked = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    asked.add_argument("--kills", type=int, default=200, help="of each kind")
    asked.add_argument("--only", default=",".join(SORTS), help="kinds, with commas between")
    asked.add_argument("--seed", type=int, default=0)
    order = asked.parse_args(arguments)
    statements.share()
    print(LINE.format(*COLUMNS), flush=True)
    good = True
    for name in order.only.split(","):
        with tempfile.TemporaryDirectory(prefix="ropa-torture-") as folder:
            os.environ["ROPA_PROFILE"] = str(Path(folder, "profile"))
            outcome = torture(SORTS[name], order.kills, Path(folder), order.seed)
        print(line(outcome), flush=True)
        for why in [*sorted(set(outcome.why)), *(f"left over: {one}" for one in sorted(outcome.leftovers))]:
            print(f"    {why}")
        good &= outcome.good
    print(MEANING)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
