"""What keeps us from going on, said in one sentence that a person can act on."""


class Refused(Exception):
    """Ends a command with its sentence on standard error and exit code 1, never with a trace."""
