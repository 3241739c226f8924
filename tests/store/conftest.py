import subprocess
import sys

import pytest

from ropa_desktop.store.register import Register


@pytest.fixture
def path(tmp_path):
    return tmp_path / "our register.ropa"


@pytest.fixture
def register(path):
    with Register.create(path, "A. Author") as made:
        yield made


@pytest.fixture
def mount(tmp_path):
    """Mounts a small disk of its own; the test is skipped where this user may not."""
    places = []

    def mounted(options):
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place]
        if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("SKIPPED ALOUD: to mount a small disk takes root on Linux, so nothing was proved here")
        places.append(place)
        return place

    yield mounted
    for place in places:
        subprocess.run(["umount", place], check=True)
