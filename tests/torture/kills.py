"""Kills a child process at random moments of acknowledged work, and looks at what is left.

What is killed is a fork of this process, and so is what looks at the rest: a kill then costs no start of Python. This
process opens registers for its warming up only, and closes them: no connection is carried across a fork.
"""

import gc
import json
import os
import random
import shutil
import signal
import time
import traceback
from dataclasses import dataclass, field
from fnmatch import fnmatch

TRACES = ("*-journal", ".ropa-*.part", ".*.new")  # of work that was under way


@dataclass
class Outcome:
    """What came of killing one sort of work."""

    sort: str
    kills: int = 0
    amid: int = 0  # killed with a journal or an unfinished file lying there
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    half: int = 0
    leftovers: dict[str, int] = field(default_factory=dict)  # still there after the next piece of work
    why: list[str] = field(default_factory=list)

    @property
    def good(self):
        return not (self.lost or self.corrupt or self.half or self.leftovers)


def fork(act):
    """A child that does this with the end of a pipe; gives its number and the other end."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    code = 1
    try:
        os.close(ours)
        act(theirs)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def asked(act):
    """What `act()` gives in a child, or the error that it ended with, as text."""

    def say(pipe):
        try:
            said = [act(), ""]
        except BaseException as error:
            said = [None, f"{type(error).__name__}: {error}"]
        os.write(pipe, json.dumps(said).encode())

    child, pipe = fork(say)
    with os.fdopen(pipe, "rb") as file:
        said = file.read()
    os.waitpid(child, 0)
    return json.loads(said or b'[null, "the process crashed"]')


def torture(sort, kills, folder, seed=0):
    """Kill so often, each time from the start, and count what became of it."""
    dice, outcome = random.Random(f"{sort.name} {seed}"), Outcome(sort.name)
    warm_up(sort, folder / "warm")
    whole, piece = _measure(sort, folder / "measured")
    for number in range(kills):
        place = folder / f"{sort.name}{number}"
        _begin(sort, place)
        # One third while it begins, two thirds within the pieces of work that follow.
        after = dice.uniform(0, whole) if dice.random() < 0.34 else whole + dice.uniform(0, 3 * piece)
        _count(outcome, sort, place, _killed(sort, place, after))
        shutil.rmtree(place)
    return outcome


def _begin(sort, place):
    place.mkdir()
    sort.begin(place)


def warm_up(sort, place):
    """Once in this process, so that what Python and SQLAlchemy make at the first time is there in every fork."""
    _begin(sort, place)
    sort.work(place, lambda number: None, most=2)
    assert sort.stored(place, 2) == 2
    shutil.rmtree(place)
    gc.collect()
    gc.freeze()


def _measure(sort, place):
    """How long the first piece of work takes, and how long each later one."""
    _begin(sort, place)
    times = [time.perf_counter()]

    def work(pipe):
        sort.work(place, lambda number: os.write(pipe, b"."), most=6)

    child, pipe = fork(work)
    while os.read(pipe, 1):
        times.append(time.perf_counter())
    os.close(pipe)
    os.waitpid(child, 0)
    shutil.rmtree(place)
    assert len(times) == 7, f"{sort.name} does not even work when nobody kills it"
    return times[1] - times[0], (times[6] - times[1]) / 5


def _killed(sort, place, after):
    """Let it work and kill it; gives the number of the last piece that it acknowledged."""

    def work(pipe):
        os.write(pipe, b"0\n")
        sort.work(place, lambda number: os.write(pipe, b"%d\n" % number))

    child, pipe = fork(work)
    with os.fdopen(pipe, "rb") as said:
        said.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _child, status = os.waitpid(child, 0)
        last = ([b"0", *said.read().split()])[-1]
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"{sort.name} ended before it was killed")
    return int(last)


def _count(outcome, sort, place, acknowledged):
    outcome.kills += 1
    outcome.acknowledged += acknowledged
    outcome.amid += any(fnmatch(one.name, trace) for one in place.rglob("*") for trace in TRACES)
    stored, error = asked(lambda: sort.stored(place, acknowledged))
    if error:
        outcome.why.append(error)
        if error.startswith("HalfError"):
            outcome.half += 1
        else:
            outcome.corrupt += 1
        return
    outcome.lost += max(0, acknowledged - stored)
    if stored > acknowledged + 1:
        outcome.half += 1
        outcome.why.append(f"{stored} are stored, though {acknowledged} were acknowledged")
    _done, error = asked(lambda: sort.work(place, lambda number: None, most=1))
    if error:
        outcome.corrupt += 1
        outcome.why.append(f"the next work: {error}")
    for one in sort.left(place):
        kind = f".ropa-…{one.suffix}" if one.name.startswith(".ropa-") else one.name
        outcome.leftovers[kind] = outcome.leftovers.get(kind, 0) + 1
