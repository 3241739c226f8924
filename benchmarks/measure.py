"""How things are measured: in turns with their floor, by the median, or in a process of their own."""

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import generator
from benchmarks import lived as living

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Measured:
    """One line of the table."""

    what: str
    value: float
    unit: str  # "x" where the value is a ratio to its floor, "s" where somebody waits so long
    aim: float
    seen: str = ""  # the times behind a ratio


@cache
def folder() -> Path:
    """Where registers and documents go, until the run is over."""
    return Path(_kept().name)


@cache
def _kept() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="ropa-bench-")


@cache
def register(activities: int, *, narrow: bool = False) -> Path:
    """The register of this size, made once a run."""
    return generator.make(folder() / f"{activities}{'-narrow' * narrow}.ropa", activities, narrow=narrow)


@cache
def lived(activities: int, steps: int) -> Path:
    """The register of this size with a history that gives its rows, made once a run."""
    return living.make(folder() / f"{activities}-lived-{steps}.ropa", register(activities), steps)


def seconds(act: Callable[[], object]) -> float:
    """How long it takes once, without the garbage that others left."""
    gc.collect()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def ratio(what: str, ours: Callable[[], object], floor: Callable[[], object], aim: float, turns: int = 5) -> Measured:
    """Ours against its floor, by turns, so that a slow moment of the machine meets both."""
    pairs = [(seconds(floor), seconds(ours)) for _turn in range(turns)]
    least, took = (statistics.median(times) for times in zip(*pairs, strict=True))
    return Measured(what, took / least, "x", aim, f"{_time(took)} : {_time(least)}")


def timed(what: str, act: Callable[[], object], aim: float, turns: int = 3) -> Measured:
    """How many seconds somebody waits; and how many of them the processor worked, which others may use too."""
    worked: list[float] = []

    def counted() -> None:
        before = time.process_time()
        act()
        worked.append(time.process_time() - before)

    took = statistics.median(seconds(counted) for _turn in range(turns))
    return Measured(what, took, "s", aim, f"{statistics.median(worked):.2f} s of the processor")


def _time(took: float) -> str:
    return f"{took:.2f} s" if took >= 1 else f"{took * 1000:.1f} ms"


def child(module: str, *arguments: str) -> str:
    """What `main` of a module of benchmarks prints as its last line, in a fresh interpreter."""
    environment = {**os.environ, "ROPA_PROFILE": str(folder() / "profile"), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode:
        raise RuntimeError(f"benchmarks.{module} {' '.join(arguments)}:\n{ran.stderr}")
    return ran.stdout.splitlines()[-1]


def peak() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would also count what the parent held when it made this process
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1e3
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
