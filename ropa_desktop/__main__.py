"""`python -m ropa_desktop`, and what the packaged program starts: a command, a window, or a test of itself."""

import os
import sys
import tempfile
from pathlib import Path

from ropa_desktop import __version__

# Named here as well, so that the window opens without loading the command line (tests/test_main.py compares them).
COMMANDS = (
    "new", "sample", "export", "import", "check", "dismiss", "dismissed", "templates", "rules", "due", "retention",
    "retention-schedule", "verify", "compare", "merge", "erase", "history",
    "put-back", "undo", "redo", "backup", "backups", "restore", "password", "recovery-sheet", "where-used", "chains",
    "sub-processors", "exemption", "overview", "owed", "assessment", "transfers", "decisions", "what-if", "--help",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Do what the first argument says; without one, or with a register's file, open the window."""
    arguments = sys.argv[1:] if arguments is None else arguments
    first = arguments[0] if arguments else ""
    if first == "--version":
        print(f"ROPA Desktop {__version__}")
        return 0
    if first == "--self-test":
        return self_test()
    if first in COMMANDS:
        from ropa_desktop import cli

        return cli.main(arguments)
    from ropa_desktop import app

    return app.main(arguments)


def self_test() -> int:
    """Make the sample, export it in all forms, open and close the window; 0 where all of that went well."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # without a display Qt aborts before any handler of ours
    from ropa_desktop import app, cli
    from ropa_desktop.exchange.export import RECORDS, SUFFIXES

    with tempfile.TemporaryDirectory(prefix="ropa-") as folder:
        os.environ["ROPA_PROFILE"] = str(Path(folder, "profile"))
        register = Path(folder, "sample.ropa")
        orders = [["sample", str(register)]]
        for record in RECORDS:
            for suffix in SUFFIXES:
                target = str(register.with_name(record + suffix))
                orders.append(["export", str(register), "-o", target, "--record", record])
        orders.append(["due", str(register), "--ics", str(register.with_suffix(".ics"))])
        if any(cli.main(order) for order in orders):
            return 1
        app.self_test(register)
        print("The window was opened and closed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
