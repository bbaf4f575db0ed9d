"""An import in plain sentences, for whoever reads a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .headers import field_name
from .preview import Preview
from .problems import Problem

MOST_SHOWN = 200


def summary(found: Preview, *, done: bool, dry_run: bool) -> str:
    return "\n".join(
        [*_file(found), *_counts(found), *_problems(found.inspection.problems), _end(found, done, dry_run)]
    )


def delimiter_name(delimiter: str) -> str:
    names = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}
    return names.get(delimiter, delimiter)


def how_read(found: Preview) -> str:
    """The encoding and the separator that were found, as a sentence. Empty when nothing could be read."""
    table = found.inspection.table
    if table is None:
        return ""
    if not table.sheet.delimiter:
        return _("Read as an XLSX workbook.")
    shown = {"encoding": table.sheet.encoding, "delimiter": delimiter_name(table.sheet.delimiter)}
    return _("Read as %(encoding)s, separated by %(delimiter)s.") % shown


def _file(found: Preview) -> Iterator[str]:
    yield from filter(None, [how_read(found)])
    columns = found.inspection.columns
    for field, header in columns.as_json().items():
        yield f"  {field_name(field)}: {header}"
    if columns.unused:
        yield _("Not used: %(headers)s.") % {"headers": ", ".join(columns.unused)}


def _counts(found: Preview) -> Iterator[str]:
    if not found.inspection.stops:
        yield (
            _(
                "%(people)s people: %(added)s added, %(changed)s changed, %(unchanged)s unchanged, %(left)s left. "
                "Managers found for %(managers_resolved)s."
            )
            % found.counts()
        )


def _problems(problems: list[Problem]) -> Iterator[str]:
    if problems:
        yield ngettext("%(count)s problem:", "%(count)s problems:", len(problems)) % {"count": len(problems)}
    for problem in problems[:MOST_SHOWN]:
        yield f"  {where(problem)}: {problem.message}"
    if len(problems) > MOST_SHOWN:
        yield _("  … and %(count)s more. All of them: --json") % {"count": len(problems) - MOST_SHOWN}


def where(problem: Problem) -> str:
    if problem.column:
        return _("Line %(line)s, %(column)s") % {"line": problem.line, "column": problem.column}
    return _("Line %(line)s") % {"line": problem.line}


def _end(found: Preview, done: bool, dry_run: bool) -> str:
    if done:
        return _("This was a preview: nothing was written.") if dry_run else _("Imported.")
    if found.is_usable:
        return _("Nothing was written. Correct the file, or leave these rows out with --skip-bad-rows.")
    return _("Nothing was written. Correct the file, and import it again.")
