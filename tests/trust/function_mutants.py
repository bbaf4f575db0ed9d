"""The same faults in functions that look behind the rules: each condition of one dropped and turned around."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

WORD = re.compile(r"\(|\)|;|'[^']*'|\b\w+\b|.", re.DOTALL)
BEGINS = {"where", "on", "having", "if", "and", "or"}
ENDS = {";", "union", "group", "order", "join", "left", "cross", "where", "having", "then", "limit", "and", "or"}


@dataclass(frozen=True)
class FunctionMutant:
    function: str
    fault: str
    statement: str

    def __str__(self) -> str:
        return f"function {self.function}: {self.fault}"


def function_mutants(name: str) -> Iterator[FunctionMutant]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_get_functiondef(p.oid), p.prosrc from pg_proc p where p.proname = %s", [name])
        ((definition, source),) = cursor.fetchall()
    plain = re.sub(r"--[^\n]*", "", source)
    for begins, ends, neutral in _conditions(plain):
        words = " ".join(plain[begins:ends].split())
        for fault, put in (("without", f" {neutral} "), ("not", f" (not ({plain[begins:ends]})) ")):
            changed = plain[:begins] + put + plain[ends:]
            yield FunctionMutant(name, f"{fault} {words}", definition.replace(source, changed))


def _conditions(source: str) -> Iterator[tuple[int, int, str]]:
    """Every operand of an AND or OR, and every condition that stands alone; inner ones too."""
    open_at: list[tuple[int, str] | None] = [None]  # where the operand of each bracket began, and after which word
    for found in WORD.finditer(source):
        word = found.group().lower()
        if word in ENDS or word == ")":
            yield from _operand(source, open_at[-1], found.start(), word)
            open_at[-1] = None
        if word == "(":
            open_at.append((found.end(), "("))
        elif word == ")" and len(open_at) > 1:
            open_at.pop()
        elif word == "select":
            open_at[-1] = None  # what stands in this bracket is a question, and no condition
        elif word in BEGINS:
            open_at[-1] = (found.end(), word)
    yield from _operand(source, open_at[-1], len(source), ";")


def _operand(source: str, begun: tuple[int, str] | None, ends: int, word: str) -> Iterator[tuple[int, int, str]]:
    if begun is None or not source[begun[0] : ends].strip():
        return
    begins, after = begun
    if after == "(" and word not in ("and", "or"):
        return  # arguments, or a list
    yield begins, ends, "false" if "or" in (after, word) and "and" not in (after, word) else "true"
