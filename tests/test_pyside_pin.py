"""PySide6 6.12.0 aborts Python 3.11, so no pin may let it in, and what is installed must survive many calls."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent

MANY_VOID_CALLS = """
from PySide6.QtCore import QCoreApplication, QObject
application = QCoreApplication([])
thing = QObject()
for number in range(200_000):
    thing.setObjectName("a")
print("alive")
"""


def pinned(text: str) -> list[Requirement]:
    """The requirements in a requirements file, without their hashes."""
    lines = re.sub(r"\\\n", " ", text).splitlines()
    names = (re.split(r"\s--hash|\s#|^#", line)[0].strip() for line in lines)
    return [Requirement(name) for name in names if name and not name.startswith("-")]


def of_qt(requirements: list[Requirement]) -> list[Requirement]:
    """Those that bring Qt's Python modules."""
    return [one for one in requirements if re.match(r"(?i)pyside6|shiboken6", one.name)]


@pytest.mark.parametrize(
    "name", ["requirements.in", "requirements.txt", "requirements-dev.txt", "pyproject.toml"]
)
def test_no_pin_lets_the_aborting_version_in(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    if name == "pyproject.toml":
        found = of_qt([Requirement(one) for one in tomllib.loads(text)["project"]["dependencies"]])
    else:
        found = of_qt(pinned(text))
    assert found
    for requirement in found:
        for python in ("3.11", "3.11.14"):
            environment = {"python_version": "3.11", "python_full_version": python}
            applies = requirement.marker is None or requirement.marker.evaluate(environment)
            assert not (applies and requirement.specifier.contains("6.12.0")), str(requirement)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_is_exact_and_hashed_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*-(?!-hash=sha256:)", text)
    blocks = re.split(r"(?m)^(?=\S)", text.strip())
    for block in filter(None, blocks):
        assert re.match(r"[a-z0-9.-]+==[^\s;]+( ; [^\\]+)? \\\n", block), block
        assert "--hash=sha256:" in block, block


def test_two_hundred_thousand_void_calls_leave_the_interpreter_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_VOID_CALLS], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
