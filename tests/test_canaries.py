"""Nothing of a register lies anywhere but in the register, its backups and the exports that were asked for."""

import json
import os
import platform
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent
CANARY, AUTHOR, USER = "Zwielichtkanarie", "Authorcanary", "usercanary"
NEUTRAL = ("home/.cache",)  # of the system's own libraries, which know nothing of registers


@pytest.fixture(scope="module", params=["plain", "encrypted"])
def session(request, tmp_path_factory):
    """A folder in which a whole session was played, and what it wrote."""
    folder = tmp_path_factory.mktemp("pathcanary")
    for name in ("home", "temp", "work", "out"):
        (folder / name).mkdir(mode=0o700)
    places = {"HOME": "home", "TMPDIR": "temp", "TEMP": "temp", "TMP": "temp", "ROPA_PROFILE": "profile"}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        **{name: str(folder / place) for name, place in places.items()},
        **dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME"), USER),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "tests.canary_session", folder, request.param]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-3000:]
    return folder, request.param, json.loads((folder / "written.json").read_text())


def holds(path, word):
    content = path.read_bytes()
    return any(word.encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def files(folder):
    return [one for one in folder.rglob("*") if one.is_file() and one.name != "written.json"]


def test_no_text_of_a_register_lies_elsewhere(session):
    folder, way, _written = session
    hits = {str(one.relative_to(folder)) for one in files(folder) if holds(one, CANARY) or CANARY in one.name}
    chosen = {one for one in hits if one.startswith("out/")}
    register = {one for one in hits if one == "work/register.ropa" or one.startswith("work/register backups/")}
    assert chosen >= {"out/controller.csv", "out/controller.json"}
    assert (register == set()) if way == "encrypted" else ("work/register.ropa" in register)
    assert hits - chosen - register == set()
    assert (folder / "profile" / "errors.log").exists()
    assert (folder / "profile" / "settings.json").exists()
    assert [one for one in files(folder) if "register backups" in str(one)] != []


def test_nothing_is_written_elsewhere(session):
    folder, _way, told = session
    inside = [str(folder), str(folder.resolve())]
    assert told["closed"]
    assert told["written"]
    for place in told["written"]:
        place = str((ROOT / place).resolve())
        assert place.startswith((*inside, "/dev/", "/proc/self")), place


@pytest.mark.skipif(os.name != "posix", reason="Windows has rights of another sort: a file has those of its folder")
def test_every_file_is_for_its_user_alone(session):
    _folder, _way, told = session
    rights = {name: mode for name, mode in told["rights"].items() if not name.startswith(NEUTRAL)}
    shown = {name: oct(mode) for name, mode in rights.items() if mode & 0o077 and name != f"out/{CANARY}.txt"}
    assert shown == {}
    names = " ".join(rights)
    for expected in (".register.ropa.lock", "settings.json", "errors.log", "register backups", "controller.pdf"):
        assert expected in names


def documents(folder):
    """Each export as text, with all that stands in it beside what is printed."""
    for one in sorted((folder / "out").iterdir()):
        if one.suffix == ".xlsx":
            with zipfile.ZipFile(one) as parts:
                yield one.name, "\n".join(parts.read(name).decode("utf8", "replace") for name in parts.namelist())
        elif one.suffix == ".pdf":
            reader = PdfReader(one)
            xmp = reader.xmp_metadata
            said = [str(reader.metadata), xmp.rdf_root.toxml() if xmp else "", one.read_bytes().decode("latin1")]
            yield one.name, "\n".join([*said, *(page.extract_text() for page in reader.pages)])
        elif one.suffix in (".csv", ".json"):
            yield one.name, one.read_text(encoding="utf-8-sig")


def test_no_document_names_the_user_the_computer_or_a_folder(session):
    folder, _way, _told = session
    seen = dict(documents(folder))
    assert len(seen) == 8
    for name, text in seen.items():
        for word in (USER, AUTHOR, "pathcanary", str(Path.home()) + "/", str(ROOT)):
            assert word not in text, (name, word)
        if len(platform.node()) > 5:
            assert platform.node() not in text, name
