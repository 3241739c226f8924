import pytest

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.register import Register
from tests.store.state import found, rows


def test_what_was_acknowledged_on_a_full_disk_is_stored(mount):
    path = mount("size=2m") / "a.ropa"
    acknowledged = []

    def fill():
        with Register.create(path) as register:
            for number in range(10_000):
                system = System(name=f"System {number}", notes="x" * 20_000)
                with register.step(f"Added {number}") as session:
                    session.add(system)
                acknowledged.append(system.name)

    with pytest.raises(KnownError, match="could not be stored"):
        fill()
    assert acknowledged
    with Register.open(path) as register:
        assert {one.name for one in register.all(System)} == set(acknowledged)
        assert register.head().title == f"Added {len(acknowledged) - 1}"
        assert found(register, acknowledged[-1])


def test_a_refused_step_leaves_an_open_register_as_it_was(mount):
    disk = mount("size=2m")
    with Register.create(disk / "a.ropa") as register:
        with register.step("Added") as session:
            session.add(System(name="Small"))
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * (1024 * 1024))
        before = rows(register)

        def add_big():
            with register.step("Too big") as session:
                session.add(System(name="Big", notes="y" * 1_000_000))

        with pytest.raises(KnownError, match="as it was before"):
            add_big()
        assert rows(register) == before
        assert [one.name for one in register.all(System)] == ["Small"]
        ballast.unlink()
        with register.step("Room again") as session:
            session.add(System(name="Third"))
    with Register.open(disk / "a.ropa") as register:
        assert {one.name for one in register.all(System)} == {"Small", "Third"}


def test_a_register_for_which_there_is_no_room_is_not_begun(mount):
    for size in ("4k", "100k", "300k"):
        disk = mount(f"size={size}")
        with pytest.raises(KnownError), fresh(disk / "a.ropa"):
            pass
        assert list(disk.iterdir()) == []
