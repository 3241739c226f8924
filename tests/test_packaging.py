"""The wheel carries all that the program reads and works away from the checkout it was built from."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(arguments: list[str], folder: Path, python_path: Path | None = None) -> str:
    """What a Python command prints; where it fails, the test shows what it said."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"PYTHONPATH": str(python_path)} if python_path else {}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the wheel; the libraries come from where the tests run."""
    folder = tmp_path_factory.mktemp("installed")
    run(["-m", "pip", "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)], folder)
    return folder


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for source, inside in (
        ("ropa_desktop", "ropa_desktop"),
        ("resources", "ropa_desktop/resources"),
        ("db", "ropa_desktop/db"),
    ):
        files = (path.relative_to(ROOT / source) for path in (ROOT / source).rglob("*.*"))
        wanted = {f"{inside}/{path.as_posix()}" for path in files if "__pycache__" not in path.parts}
        assert wanted, source
        assert wanted <= names, wanted - names
    assert all(name.startswith(("ropa_desktop/", "ropa_desktop-")) for name in names)
    assert not [name for name in names if "__pycache__" in name]


def test_the_installed_wheel_makes_the_sample_and_exports_it(installed: Path, tmp_path: Path) -> None:
    where = run(["-c", "import ropa_desktop; print(ropa_desktop.__file__)"], tmp_path, installed)
    assert Path(where.strip()).is_relative_to(installed)

    run(["-m", "ropa_desktop", "sample", "x.ropa"], tmp_path, installed)
    for record in ("controller", "processor"):
        for ending, beginning in (("xlsx", b"PK"), ("pdf", b"%PDF-")):
            name = f"{record}.{ending}"
            run(["-m", "ropa_desktop", "export", "x.ropa", "-o", name, "--record", record], tmp_path, installed)
            written = (tmp_path / name).read_bytes()
            assert written.startswith(beginning)
            assert len(written) > 5_000
    assert (tmp_path / "x.ropa").read_bytes().startswith(b"SQLite format 3\0")
