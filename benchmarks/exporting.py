"""The process in which one export is timed or its memory measured; `benchmarks.memory` reads what it prints."""

import sys
from pathlib import Path

from benchmarks.measure import peak


def export(register: Path, target: Path) -> None:
    """The controller's record of the whole register, by the form that the name ends in."""
    from ropa_desktop.exchange.export import export as written
    from ropa_desktop.store import handover
    from ropa_desktop.store.register import Register

    with Register.open(register, read_only=True) as opened:
        written(handover.contents(opened), "controller", target, lambda _done, _total: None)


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
    print(peak())
