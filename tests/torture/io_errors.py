"""Lets the Nth change to a file fail, for every N until the work passes untouched: `python -m tests.torture.io_errors`.

Runs with tests/store/io_error.c preloaded (tests/store/test_io_errors.py builds it) and says what came of it as JSON.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from ropa_desktop.errors import KnownError
from tests import statements
from tests.torture.kills import asked, warm_up
from tests.torture.sorts import SORTS

MODES = {"once": (errno.EIO, False), "for good": (errno.EIO, True), "disk full": (errno.ENOSPC, False)}
PIECES = 2


def places(sort, folder, most):
    """Which change fails in which mode: every one, or so many of them, spread evenly."""
    folder.mkdir()
    sort.begin(folder)
    said, crashed = asked(lambda: work(sort, folder, 0, "once"))
    assert not crashed, crashed
    found = [(mode, at) for at in range(1, said[2] + 2) for mode in MODES]
    return found if not most or len(found) <= most else [found[n * len(found) // most] for n in range(most)]


def work(sort, place, at, mode):
    """What the program says of its work: how much it acknowledged, the sentence it ended with, and how many changes."""
    shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
    acknowledged, sentence = [0], ""
    error, for_good = MODES[mode]
    shim.io_error_at(at, error, for_good)
    try:
        sort.work(place, acknowledged.append, most=PIECES)
    except KnownError as refused:
        sentence = str(refused)
    finally:
        count = shim.io_error_count()
        shim.io_error_at(0, 0, 0)
    return acknowledged[-1], sentence, count


def one(sort, place, at, mode):
    """Let one change fail and look at what is left; gives what is wrong, and whether the work got that far."""
    place.mkdir()
    sort.begin(place)
    said, crashed = asked(lambda: work(sort, place, at, mode))
    if crashed:
        return [crashed], True
    acknowledged, sentence, count = said
    stored, broken = asked(lambda: sort.stored(place, acknowledged))
    wrong = [broken] if broken else []
    if not broken and not acknowledged <= stored <= acknowledged + bool(sentence):
        wrong.append(f"{acknowledged} were acknowledged, {stored} are stored: {sentence}")
    if not sentence and acknowledged != PIECES:
        wrong.append("it ended early and said nothing")
    if not wrong and stored < PIECES:
        _done, broken = asked(lambda: sort.work(place, lambda number: None, most=1))
        wrong += [f"it cannot go on: {broken}"] if broken else []
    shutil.rmtree(place)
    return wrong, count >= at


def main(most, *names):
    """All kinds of work named; `most` says how many errors for each kind, 0 for all that there can be."""
    statements.share()
    for name in names:
        with tempfile.TemporaryDirectory(dir=os.environ["IO_ERROR_UNDER"]) as folder:
            os.environ["ROPA_PROFILE"] = str(Path(folder).parent / "profile")
            sort, found = SORTS[name], {"kind": name, "errors": 0, "wrong": []}
            warm_up(sort, Path(folder, "warm"))
            for mode, at in places(sort, Path(folder, "counted"), most):
                wrong, reached = one(sort, Path(folder, f"{mode} {at}"), at, mode)
                found["wrong"] += [f"{mode}, change {at}: {why}" for why in wrong]
                found["errors"] += reached
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
