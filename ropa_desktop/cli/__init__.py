"""The command line `ropa`: what the window does, without a window.

Rooms are imported inside the commands, so that `ropa --help` answers at once.
"""

import io
import sys
import traceback
from pathlib import Path

import click

from ropa_desktop import __version__
from ropa_desktop.cli.assessment import assessment
from ropa_desktop.cli.backup import backup, backups, restore
from ropa_desktop.cli.chains import chains, sub_processors, where_used
from ropa_desktop.cli.check import check
from ropa_desktop.cli.compare import compare
from ropa_desktop.cli.decisions import decisions
from ropa_desktop.cli.dismiss import dismiss, dismissed
from ropa_desktop.cli.due import due
from ropa_desktop.cli.erase import erase
from ropa_desktop.cli.exemption import exemption
from ropa_desktop.cli.export import export
from ropa_desktop.cli.history import history, put_back, redo, undo
from ropa_desktop.cli.merge import merge
from ropa_desktop.cli.new import new
from ropa_desktop.cli.opening import opened, passworded
from ropa_desktop.cli.overview import overview
from ropa_desktop.cli.owed import owed
from ropa_desktop.cli.password import password, recovery_sheet
from ropa_desktop.cli.retention import retention, retention_schedule
from ropa_desktop.cli.rules import rules
from ropa_desktop.cli.templates import templates
from ropa_desktop.cli.terminal import author, one_line, speak
from ropa_desktop.cli.transfers import transfers
from ropa_desktop.cli.verify import verify
from ropa_desktop.cli.what_if import what_if
from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _

_FILE = click.Path(path_type=Path)
COULD_NOT = 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives 0, 1 where a check found something, or 2 where it could not be done."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters still shows every name
    try:
        code = ropa.main(arguments, prog_name="ropa", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except KnownError as error:
        click.echo(one_line(str(error)), err=True)
    except click.UsageError as error:
        asked = error.ctx.command_path if error.ctx else "ropa"
        click.echo(one_line(f"{error.format_message()} See {asked} --help."), err=True)
    except click.Abort:
        click.echo(_("Stopped; nothing was written."), err=True)
    except Exception:  # a bug: everything about it is shown, and it must not look like the 1 of a check
        traceback.print_exc()
    return COULD_NOT


@click.group(no_args_is_help=False)
@click.version_option(__version__, prog_name="ROPA Desktop")
def ropa() -> None:
    """Keep records of processing activities (Art. 30 GDPR) in one file."""


ropa.add_command(new)
ropa.add_command(export)
ropa.add_command(history)
ropa.add_command(put_back)
ropa.add_command(undo)
ropa.add_command(redo)
ropa.add_command(verify)
ropa.add_command(rules)
ropa.add_command(due)
ropa.add_command(retention)
ropa.add_command(retention_schedule)
ropa.add_command(compare)
ropa.add_command(merge)
ropa.add_command(erase)
ropa.add_command(backup)
ropa.add_command(backups)
ropa.add_command(restore)
ropa.add_command(password)
ropa.add_command(recovery_sheet)
ropa.add_command(where_used)
ropa.add_command(chains)
ropa.add_command(sub_processors)
ropa.add_command(exemption)
ropa.add_command(overview)
ropa.add_command(owed)
ropa.add_command(assessment)
ropa.add_command(check)
ropa.add_command(dismiss)
ropa.add_command(dismissed)
ropa.add_command(templates)
ropa.add_command(transfers)
ropa.add_command(decisions)
ropa.add_command(what_if)


@ropa.command()
@click.argument("file", type=_FILE)
@click.option("--language", default="en", metavar="CODE", help="Language of its texts.", show_default=True)
def sample(file: Path, language: str) -> None:
    """Make the register of a fictional company, to look around in."""
    from ropa_desktop.register.sample import records
    from ropa_desktop.store.fresh import fresh

    speak(language)
    with fresh(file, author()) as register, register.step(_("The sample")) as session:
        session.add_all(records())
    click.echo(_("{path} was made.").format(path=file))


@ropa.command("import")
@click.argument("source", type=_FILE)
@click.option("--into", "file", type=_FILE, required=True, help="The register; made where there is none.")
@passworded
def import_(source: Path, file: Path) -> None:
    """Read a whole register (our JSON) or a privacy notice (TILT)."""
    from ropa_desktop.store.backups import before
    from ropa_desktop.store.fresh import fresh
    from ropa_desktop.ui.source import read

    put = read(source)  # whole, before anything is made
    with opened(file, read_only=False, author=author()) if file.exists() else fresh(file, author()) as register:
        if not register.read_only:
            before(register, "import")
        said = put(register)
    click.echo(said)
