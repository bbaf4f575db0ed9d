"""A question to the database whose words are always the same: put together once, asked with other values each time.

Putting a large union together costs more than answering it. `build` uses stand-ins for the values; where one of them
is among the parameters, the real value is put in its place. So `build` passes its values on, and does not look at them;
and what it takes from the clock is of the day that `key` names. A list of keys is one value to `any_of`, however long.
"""

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import CharField, Field, ForeignObject, Lookup, Model, QuerySet, Value

M = TypeVar("M", bound=Model)
MOST = 128


class Question(NamedTuple):
    queryset: Any
    compiler: Any
    words: str
    stand_ins: tuple[Any, ...]


_known: dict[Any, Question] = {}


@ForeignObject.register_lookup
@Field.register_lookup
class AnyOf(Lookup):
    """`pk__any_of=KEYS`: one of several keys, handed over as one array; `in` needs as many words as there are keys."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        return f"{column} = any(%s::uuid[])", (*values, self.rhs)


def ask(key: Any, build: Callable[[], "QuerySet[Any, Any]"], values: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
    """The rows of `build()`. `key` names everything that `build` looks at; `values`: stand-in → value."""
    asked = _question(key, build)
    with connection.cursor() as cursor:
        cursor.execute(asked.words, _filled(asked, values))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def fetch(key: Any, build: Callable[[], "QuerySet[M]"], values: Mapping[Any, Any]) -> list[M]:
    """The things that `build()` finds, read as Django reads them: only the words are not put together again."""
    asked = _question(key, build)
    compiler = copy(asked.compiler)
    compiler.connection = connection
    compiler.as_sql = lambda *_args, **_kwargs: (asked.words, _filled(asked, values))
    found = asked.queryset.all()
    found.query.get_compiler = lambda *_args, **_kwargs: compiler
    return list(found)


def word(text: str) -> Value:
    """A word that stands in each row of one part of a union, and says of which."""
    return Value(text, output_field=CharField())


def _question(key: Any, build: Callable[[], "QuerySet[Any, Any]"]) -> Question:
    asked = _known.get(key)
    if asked is None:
        queryset = build()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        words, stand_ins = compiler.as_sql()
        if len(_known) >= MOST:
            _known.pop(list(_known)[0], None)  # noqa: RUF015  the oldest, in one step: other threads add theirs
        asked = _known[key] = Question(queryset, compiler, words, tuple(stand_ins))
    return asked


def _filled(asked: Question, values: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(values.get(p, p) if isinstance(p, Hashable) else p for p in asked.stand_ins)
