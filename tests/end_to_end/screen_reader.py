"""The program as a screen reader has it: started on a display of its own, known by its accessibility tree alone.

Nothing of the program is imported. What is there is found by role and name over the accessibility bus, texts are typed
and keys pressed through the bus as well. Needs Xvfb, dbus-daemon and at-spi2-core (`.ci/system-libraries bus`).
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

NEEDED = ("Xvfb", "dbus-daemon")
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_REGISTRY, _ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
_FACE = "org.a11y.atspi."
_HANDS = DBusAddress("/org/a11y/atspi/registry/deviceeventcontroller", _REGISTRY, _FACE + "DeviceEventController")
_ACTIVE, _ENABLED, _FOCUSED, _SHOWING = 1, 8, 12, 25  # bits of AT-SPI's states
_LABELLED_BY = 2  # the kind of relation
_PRESS, _RELEASE, _TYPED = 0, 1, 3  # kinds of its keyboard events; typed is by the key's symbol
KEYS = {
    "Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Up": 0xFF52, "Down": 0xFF54, "Home": 0xFF50, "End": 0xFF57,
    "Space": 0x20, "Delete": 0xFFFF, "F6": 0xFFC3, "F8": 0xFFC5,
}  # fmt: skip
_HELD = {"Ctrl": 37, "Shift": 50, "Alt": 64}  # codes of the keys that are held, as on every keyboard under X
PATIENCE = 20  # seconds in which what is waited for has to be there


def missing() -> list[str]:
    """What a computer lacks for it."""
    lacks = [name for name in NEEDED if shutil.which(name) is None]
    return lacks + ([] if any(Path(one).exists() for one in _LAUNCHERS) else ["at-spi2-core"])


class Node(NamedTuple):
    """One thing of the tree: the program that it is of, and its place there."""

    program: str
    path: str


class Reader:
    """Hears and does what somebody does who cannot see the window."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._running: list[subprocess.Popen[Any]] = []
        self._folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "XDG_"))},
            "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "ROPA_PROFILE": str(folder / "profile"),
            "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8",
        }  # fmt: skip
        folder.chmod(0o700)
        self._start_display()
        self._bus = self._start_bus()
        self.start(*arguments)

    # -- what has to run

    def _start_display(self) -> None:
        reading, writing = os.pipe()
        size = ("-screen", "0", "1400x900x24", "-nolisten", "tcp")
        self._run(["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as told:
            self._environment["DISPLAY"] = f":{told.readline().strip()}"

    def _start_bus(self) -> Any:
        daemon = self._run(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = address
        session = open_dbus_connection(address)
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (place,) = _asked(session, bus, "GetAddress")
        for wish in ("IsEnabled", "ScreenReaderEnabled"):  # what a screen reader says when it starts
            of = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.freedesktop.DBus.Properties")
            _asked(session, of, "Set", "ssv", ("org.a11y.Status", wish, ("b", True)))
        session.close()
        return open_dbus_connection(place)

    def _run(self, command: list[str], **how: Any) -> subprocess.Popen[Any]:
        started = subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL, **how)
        self._running.append(started)
        return started

    def start(self, *arguments: str) -> None:
        """The program, as a user starts it."""
        command = [sys.executable, "-m", "ropa_desktop", *arguments]
        self.program = subprocess.Popen(command, env=self._environment, cwd=Path(__file__).parents[2])
        self._running.append(self.program)
        self.until(lambda: next(iter(self.children(Node(_REGISTRY, _ROOT))), None), "the program")

    def end(self) -> None:
        """Stop all that was started."""
        self._bus.close()
        for one in self._running[::-1]:
            one.terminate()
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
            if one.stdout:
                one.stdout.close()

    # -- what there is

    def _ask(self, node: Node, face: str, method: str, signature: str = "", *given: Any) -> Any:
        return _asked(self._bus, DBusAddress(node.path, node.program, _FACE + face), method, signature, given)

    def _property(self, node: Node, face: str, name: str) -> Any:
        of = DBusAddress(node.path, node.program, "org.freedesktop.DBus.Properties")
        ((_kind, value),) = _asked(self._bus, of, "Get", "ss", (_FACE + face, name))
        return value

    def children(self, node: Node) -> list[Node]:
        """What is in it."""
        return [Node(*one) for one in self._ask(node, "Accessible", "GetChildren")[0]]

    def name(self, node: Node) -> str:
        """What is said first."""
        return str(self._property(node, "Accessible", "Name"))

    def called(self, node: Node) -> str:
        """Its name; that of a drop-down is what is chosen in it, and its label is told beside it."""
        if self.role(node) != "combo box":
            return self.name(node)
        relations = self._ask(node, "Accessible", "GetRelationSet")[0]
        labels = [Node(*one) for kind, others in relations if kind == _LABELLED_BY for one in others]
        return self.name(labels[0] if labels else node)

    def description(self, node: Node) -> str:
        """What is said then."""
        return str(self._property(node, "Accessible", "Description"))

    def role(self, node: Node) -> str:
        """What kind of thing it is."""
        return str(self._ask(node, "Accessible", "GetRoleName")[0])

    def has(self, node: Node, state: int) -> bool:
        """Whether it is in a state."""
        low, high = self._ask(node, "Accessible", "GetState")[0]
        return bool((low | high << 32) >> state & 1)

    def faces(self, node: Node) -> list[str]:
        """In which ways it can be worked with."""
        return [str(one).removeprefix(_FACE) for one in self._ask(node, "Accessible", "GetInterfaces")[0]]

    def text(self, node: Node) -> str:
        """What stands in a field."""
        return str(self._ask(node, "Text", "GetText", "ii", 0, -1)[0])

    def shown(self, below: Node | None = None) -> Iterator[Node]:
        """Everything that can be seen, in the tree's order; of menus and lists of choices only those that are open."""
        for one in self.children(below or Node(_REGISTRY, _ROOT)):
            try:
                seen = self.role(one) == "application" or self.has(one, _SHOWING)
            except LookupError:
                continue  # it went while it was looked at
            if seen:
                yield one
                yield from self.shown(one)

    def all(self, role: str, name: str = "", within: Node | None = None) -> list[Node]:
        """What is of this role, and has these words in its name."""
        found = []
        for one in self.shown(within):
            try:
                if self.role(one) == role and name.casefold() in self.called(one).casefold():
                    found.append(one)
            except LookupError:
                continue
        return sorted(found, key=lambda one: self.called(one) != name)  # who is called just so comes first

    def find(self, role: str, name: str = "", within: Node | None = None) -> Node:
        """The first of these; waits for it."""
        return self.until(lambda: next(iter(self.all(role, name, within)), None), f"{role} “{name}”")

    def hears(self, node: Node) -> None:
        """The focus comes to it, so that it is said."""
        self.until(lambda: self.has(node, _FOCUSED), f"the focus in “{self.name(node)}”")

    def until(self, there: "Callable[[], Any]", what: str) -> Any:
        """Wait for something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := there():
                    return found
            except LookupError:
                pass
            if self._running[-1].poll() is not None:
                raise AssertionError("the program has ended")
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come; there was:\n{self.told()}")

    def told(self) -> str:
        """All that is shown, as lines."""
        return "\n".join(f"{self.role(one)} “{self.name(one)}”" for one in self.shown())

    # -- what is done

    def act(self, node: Node, name: str = "") -> None:
        """Do what it offers: press a button, tick a box."""
        count = int(self._property(node, "Action", "NActions"))
        names = [str(self._ask(node, "Action", "GetName", "i", n)[0]) for n in range(count)]
        wanted = name or next((one for one in names if one.casefold() in ("press", "toggle", "check")), "")
        assert wanted in names, f"{self.role(node)} “{self.name(node)}” offers {names}"
        self._ask(node, "Action", "DoAction", "i", names.index(wanted))

    def come_to_front(self, window: Node) -> None:
        """Give a window the keyboard, as window managers do; this display has none."""
        if not self.has(window, _ACTIVE):
            left, top, _wide, high = self._ask(window, "Component", "GetExtents", "u", 0)[0]
            self._mouse(left + 3, top + high - 3)
            self.until(lambda: self.has(window, _ACTIVE), f"the window “{self.name(window)}” to the front")

    def enter(self, node: Node) -> None:
        """Go there with the keyboard."""
        assert self._ask(node, "Component", "GrabFocus")[0], self.name(node)
        self.until(lambda: self.has(node, _FOCUSED), f"the focus in “{self.name(node)}”")

    def tab_to(self, node: Node) -> None:
        """Go on by Tab until one is there, as one does whom nothing else leads to it."""
        for _step in range(80):
            if any(self.has(one, _FOCUSED) for one in (node, *self.children(node))):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to “{self.name(node)}”")

    def write(self, node: Node, words: str) -> None:
        """Put words into a field and leave it."""
        self.enter(node)
        assert self._ask(node, "EditableText", "SetTextContents", "s", words)[0]
        assert self.text(node) == words
        self.press("Tab")

    def press(self, keys: str) -> None:
        """Press keys: "Ctrl+N"."""
        *held, last = keys.split("+")
        for one in held:
            self._key(_HELD[one], _PRESS)
        self._key(KEYS.get(last) or ord(last.lower()), _TYPED)
        for one in held[::-1]:
            self._key(_HELD[one], _RELEASE)

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        for letter in words:
            if letter.isupper():
                self.press(f"Shift+{letter}")
            else:
                self._key(ord(letter), _TYPED)

    def _mouse(self, across: int, down: int) -> None:
        _asked(self._bus, _HANDS, "GenerateMouseEvent", "iis", (across, down, "b1c"))

    def _key(self, code: int, kind: int) -> None:
        _asked(self._bus, _HANDS, "GenerateKeyboardEvent", "isu", (code, "", kind))


def _asked(bus: Any, of: DBusAddress, method: str, signature: str = "", given: tuple[Any, ...] = ()) -> tuple[Any, ...]:
    """The answer; what is gone is a LookupError."""
    told = bus.send_and_get_reply(new_method_call(of, method, signature or None, given), timeout=PATIENCE)
    if told.header.message_type.name == "error":
        raise LookupError(f"{of.object_path} {method}: {told.body}")
    return tuple(told.body)
