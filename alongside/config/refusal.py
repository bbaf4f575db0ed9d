"""What keeps us from going on, said in one sentence that a person can act on."""

import errno

FULL = "The disk is full. Make room, then start again: nothing that was saved is lost."
SIGNS = ("No space left on device", "Disk quota exceeded", "could not extend file")


class Refused(Exception):
    """Ends a command with its sentence on standard error and exit code 1, never with a trace."""


def refused(what: str, said: str, *, more: str = "") -> Refused:
    """`what` could not be done, for the reason that a program `said` last; `more` stands before it."""
    if tells_of_a_full_disk(said):
        return Refused(FULL)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return Refused("\n".join(filter(None, [more, f"{what}: {lines[-1] if lines else 'it said nothing'}"])))


def tells_of_a_full_disk(said: str) -> bool:
    return any(sign in said for sign in SIGNS)


def sentence_of(problem: Exception) -> str | None:
    """Problems of a known sort, in words that say how to go on. Others keep their trace."""
    kinds = {kind.__name__ for kind in type(problem).__mro__}  # by name: what defines them need not be loaded
    if isinstance(problem, Refused) or kinds & {"NotPossible", "ImproperlyConfigured"}:
        return str(problem)
    if isinstance(problem, OSError):
        return _sentence_of_the_machine(problem)
    if "OperationalError" in kinds:
        said = str(problem).strip()
        return FULL if tells_of_a_full_disk(said) else f"The database does not answer: {said.splitlines()[0]}"
    return None


def _sentence_of_the_machine(problem: OSError) -> str | None:
    place = problem.filename or "a file"
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return FULL
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{place} is locked for this account. Open it, or choose another ALONGSIDE_HOME."
        case errno.ENOENT:
            return f"{place} does not exist."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{place} is no folder. Choose another ALONGSIDE_HOME."
    return None
