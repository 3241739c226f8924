"""Opens registers that were changed from outside, as the program would, within limits: one line of JSON for each.

python -m tests.store.hostile_worker SOUND.ropa FILE...
"""

import hashlib
import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.export import export
from ropa_desktop.register.check import check_all
from ropa_desktop.register.records import ALL, ROOTS
from ropa_desktop.store import file, handover, history
from ropa_desktop.store.lists import LISTINGS
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests import statements

SECONDS = 20
MEMORY = 1_500_000_000


def look(path):
    """All that the program shows of a register, as one digest without what differs from time to time."""
    first = file.look_into(path)
    try:
        with file.in_words(path):
            for listing in LISTINGS.values():
                listing.rows(first, listing.ids(first, most=200))
    finally:
        first.close()
    seen = hashlib.sha256()
    with Register.open(path, "Ada") as register:
        for cls in ALL:
            for one in register.all(cls):
                seen.update(one.title().encode())
                for field in cls.fields:
                    seen.update(field.text(one).encode())
        for cls in ROOTS:
            for one in register.all(cls):
                history.steps_of(register, one)
        for step in history.all_steps(register):
            seen.update(repr(step).encode())
            history.edits(register, step)
        contents = handover.contents(register)
        for finding in check_all(contents):
            seen.update(repr(finding).encode())
        for name in ("all.json", "activities.csv"):
            target = path.with_name(f"{path.stem} {os.getpid()} {name}")  # two workers look at the sound one at once
            export(handover.contents(register), "controller", target, lambda done, total: None)
            seen.update(target.read_bytes())
            target.unlink()
        faults = verify(register.connection)
        if not faults:
            register.undoable(), register.redoable()
    return seen.hexdigest(), [fault.sentence for fault in faults]


def verdict(path, sound):
    """refused, found, equal, WRONG (shown without a warning), or ERROR with its traceback."""
    signal.alarm(SECONDS)
    try:
        seen, faults = look(path)
    except KnownError as error:
        return "refused", str(error)
    except BaseException:
        return "ERROR", traceback.format_exc(limit=-6)
    finally:
        signal.alarm(0)
    if faults:
        return "found", faults[0]
    return ("equal", "") if seen == sound else ("WRONG", "")


def _too_long(_signal, _frame):
    raise TimeoutError(f"more than {SECONDS} seconds")


def main(sound, *paths):
    """All files named."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    statements.share()
    whole, faults = look(Path(sound))
    assert not faults, faults
    for path in paths:
        print(json.dumps([Path(path).name, *verdict(Path(path), whole)]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
