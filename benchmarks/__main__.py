"""`python -m benchmarks [name …]`: one table, each line a ratio measured in this run, and the aim beside it."""

import sys
from importlib import import_module

from benchmarks.measure import Measured

NAMES = (
    "window", "blocks", "opening", "search", "loading", "recording", "as_of", "checking", "verifying", "comparing",
    "encryption", "csv", "xlsx", "pdf", "memory", "alive",
)  # fmt: skip


def main(names: list[str]) -> None:
    if unknown := set(names) - set(NAMES):
        raise SystemExit(f"There is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}.")
    print(f"{'':<58}{'measured':>10}{'aim':>8}   ours : floor")
    for name in names or NAMES:
        for measured in import_module(f"benchmarks.{name}").run():
            print(_line(measured), flush=True)


def _line(one: Measured) -> str:
    figures = 2 if one.unit in ("x", "s") else 0
    value, aim = f"{one.value:.{figures}f} {one.unit}", f"{one.aim:g} {one.unit}"
    return f"{one.what:<58}{value:>10}{aim:>8}   {one.seen:<27}{'' if one.value <= one.aim else 'missed'}".rstrip()


if __name__ == "__main__":
    main(sys.argv[1:])
