"""The console script. Each command is imported when it is called, so that those which need little start at once."""

from gettext import gettext as _
from importlib import import_module
from typing import Any

import click

from alongside import __version__

from .refusal import sentence_of

# name: ("module:command", what it does)
COMMANDS = {
    "run": ("alongside.config.commands.run:run", "Start everything on this machine, until Ctrl-C."),
    "web": ("alongside.config.commands.run:web", "Start the web server alone (for systemd and containers)."),
    "worker": ("alongside.config.commands.run:worker", "Start the worker alone (for systemd and containers)."),
    "database": ("alongside.config.commands.database:database", "Prepare or migrate the database."),
    "people": ("alongside.people.commands:people", "Import, invite and look up people."),
    "goal": ("alongside.goals.commands:goal", "Read a goal as it is written."),
    "kpi": ("alongside.kpis.commands:kpi", "Read numbers over time as signals."),
    "single-sign-on": (
        "alongside.single_sign_on.commands:single_sign_on",
        "Try the company's own sign-in, or forget an account.",
    ),
    "trust": ("alongside.trust.commands:trust", "Say what is stored, who sees it, and what is about to be deleted."),
    "coach": ("alongside.coach.commands:coach", "Read texts with the coach, check rules, measure it."),
    "demo": ("alongside.demo.commands:demo", "Make the demo company, or remove it."),
    "doctor": ("alongside.config.commands.doctor:doctor", "Say what is not as it should be."),
    "backup": ("alongside.config.commands.backup:backup", "Write everything into one file, and the keys elsewhere."),
    "restore": ("alongside.config.commands.restore:restore", "Bring a backup into an empty database."),
    "version": ("alongside.config.commands.version:version", "Say which version this is."),
}

# Parts of a group that an upper room has: it cannot be imported from there.
PARTS = {"people": ["alongside.trust.commands:erase"]}


class Commands(click.Group):
    """A group whose commands are looked up in a table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = _loaded(COMMANDS[cmd_name][0])
        if isinstance(command, click.Group):
            for part in map(_loaded, PARTS.get(cmd_name, [])):
                command.add_command(part)
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
            sentence = sentence_of(problem)
            if sentence is None:
                raise
            raise click.exceptions.Exit(_say(sentence)) from problem


def _loaded(place: str) -> click.Command:
    module, attribute = place.split(":")
    command: click.Command = getattr(import_module(module), attribute)
    return command


def _say(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 1


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alongside", message="%(prog)s %(version)s")
def alongside() -> None:
    """Alongside: performance conversations that build trust."""


def main() -> None:
    alongside(prog_name="alongside")
