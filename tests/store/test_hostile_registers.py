"""H35: 500 registers changed from outside: none crashes the program, none is shown changed without a warning.

`make torture` looks at all of them; here it is every one that does what none before it did.
"""

import hashlib
import json
import os
import selectors
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ropa_desktop.register.documents import Document
from ropa_desktop.register.systems import System
from ropa_desktop.store.fresh import fresh
from tests.exchange import registers
from tests.store.mutations import mutate

ROOT = Path(__file__).parent.parent.parent
FILES = 500
WHOLE = bool(os.environ.get("ROPA_TORTURE"))
DICED = ("bytes", "pages", "header")  # where no two are the same
OF_EACH = 25
SILENCE = 60  # seconds without a word, after which a worker hangs


def make_sound(path):
    """A small register with every class of record, long texts, a kept file and a history with a way back."""
    content = b"A contract between two companies that do not exist.\n"
    sha256 = hashlib.sha256(content).hexdigest()
    with fresh(path, "Ada") as register:
        with register.step("Began") as session:
            session.add_all(registers.make(2, 1))
        with register.step("Kept a file") as session:
            session.add(Document(label="Contract", file_name="contract.txt", file_sha256=sha256))
            register.keep_file(sha256, content)
        system = register.all(System)[0]
        for name in ("One", "Two"):
            with register.step(f"Renamed to {name}"):
                system.name = name
        register.undo()
    return path


def hostile(sound, folder):
    """The files and what was done to each: every statement and every odd value is there, however many are asked for."""
    done, seen = {}, Counter()
    for number in range(FILES):
        path = folder / f"{number}.ropa"
        words = mutate(sound, path, number)
        sort = words.partition(":")[0]
        kind = sort if sort in DICED else words
        if sort == "cells":
            kind = words.partition(" = ")[2].partition(" WHERE id =")[0]  # the value, in whatever cell
        if WHOLE or seen[kind] < (OF_EACH if sort in DICED else 1):
            done[path.name] = words
        else:
            path.unlink()
        seen[kind] += 1
    return done


def work_through(sound, paths):
    """What a worker says of each file; a file that silences it is a crash or a hang, and the next worker goes on."""
    said = {}
    while left := [path for path in paths if path.name not in said]:
        command = [sys.executable, "-m", "tests.store.hostile_worker", sound, *left]
        worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, bufsize=0)
        with worker, selectors.DefaultSelector() as ready:
            ready.register(worker.stdout, selectors.EVENT_READ)
            for path in left:
                line = worker.stdout.readline() if ready.select(SILENCE) else b"HANGS"
                if not line.endswith(b"\n"):
                    worker.kill()
                    said[path.name] = ["HANG" if line == b"HANGS" else "CRASH", f"exit code {worker.wait()}"]
                    break
                name, *verdict = json.loads(line)
                said[name] = verdict
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of memory and time of a process are POSIX's")
def test_no_register_changed_from_outside_breaks_the_program_or_is_shown_without_a_warning(tmp_path):
    sound = make_sound(tmp_path / "sound.ropa")
    done = hostile(sound, tmp_path)
    paths = [tmp_path / name for name in done]
    with ThreadPoolExecutor(2) as two:
        said = {}
        for half in two.map(lambda half: work_through(sound, half), (paths[::2], paths[1::2])):
            said |= half
    counts = Counter(verdict for verdict, _words in said.values())
    print(dict(counts))
    bad = [f"{name} ({done[name]}): {verdict}\n{words}" for name, (verdict, words) in said.items() if verdict.isupper()]
    print("\n".join(bad))
    assert len(said) == len(done) >= (FILES if WHOLE else 200)
    assert bad == []
    assert min(counts["refused"], counts["found"], counts["equal"]) > 20
