"""Figures in templates."""

from django import template

from ..models import Figure
from ..words import count_of, people_of, percent_of, words_of

register = template.Library()


@register.filter
def share(figure: Figure) -> str:
    return words_of(figure)


@register.filter
def percent(figure: Figure) -> int:
    return percent_of(figure)


@register.filter
def counted(figure: Figure) -> str:
    return count_of(figure)


@register.filter
def people(figure: Figure) -> str:
    return people_of(figure)


@register.filter
def of_measure(cells: dict[str, Figure], measure: str) -> Figure | None:
    return cells.get(measure)
