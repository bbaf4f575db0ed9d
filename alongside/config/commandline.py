"""The console script. Each command is imported when it is called, so that those which need little start at once."""

import errno
from gettext import gettext as _
from importlib import import_module
from typing import Any

import click

from alongside import __version__

from .refusal import Refused

# name: ("module:command", what it does)
COMMANDS = {
    "run": ("alongside.config.commands.run:run", "Start everything on this machine, until Ctrl-C."),
    "web": ("alongside.config.commands.run:web", "Start the web server alone (for systemd and containers)."),
    "worker": ("alongside.config.commands.run:worker", "Start the worker alone (for systemd and containers)."),
    "database": ("alongside.config.commands.database:database", "Prepare or migrate the database."),
    "people": ("alongside.people.commands:people", "Import, invite and look up people."),
    "coach": ("alongside.coach.commands:coach", "Read texts with the coach, check rules, measure it."),
    "demo": ("alongside.demo.commands:demo", "Make the demo company, or remove it."),
    "doctor": ("alongside.config.commands.doctor:doctor", "Say what is not as it should be."),
    "backup": ("alongside.config.commands.backup:backup", "Write everything into one file, and the keys elsewhere."),
    "restore": ("alongside.config.commands.restore:restore", "Bring a backup into an empty database."),
    "version": ("alongside.config.commands.version:version", "Say which version this is."),
}


class Commands(click.Group):
    """A group whose commands are looked up in a table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, what) for name, (_target, what) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as problem:
            sentence = _sentence(problem)
            if sentence is None:
                raise
            raise click.exceptions.Exit(_say(sentence)) from problem


def _say(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 1


def _sentence(problem: Exception) -> str | None:
    """Problems of a known sort, in words that say how to go on. Others keep their trace."""
    if isinstance(problem, Refused) or type(problem).__name__ in {"NotPossible", "ImproperlyConfigured"}:
        return str(problem)
    if isinstance(problem, OSError):
        return _sentence_of_the_machine(problem)
    if any(kind.__name__ == "OperationalError" for kind in type(problem).__mro__):
        return f"The database does not answer: {str(problem).strip().splitlines()[0]}"
    return None


def _sentence_of_the_machine(problem: OSError) -> str | None:
    place = problem.filename or "a file"
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "The disk is full. Make room, then start again: nothing that was saved is lost."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{place} is locked for this account. Open it, or choose another ALONGSIDE_HOME."
        case errno.ENOENT:
            return f"{place} does not exist."
    return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alongside", message="%(prog)s %(version)s")
def alongside() -> None:
    """Alongside: performance conversations that build trust."""


def main() -> None:
    alongside(prog_name="alongside")
