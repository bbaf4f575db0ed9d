"""A figure in words: so many of so many, or about how much where the group is small."""

from django.utils.translation import gettext as _

from .models import Figure


def percent_of(figure: Figure) -> int:
    """For drawing. Of a small group only the tenth is known."""
    if figure.tenths is not None:
        return figure.tenths * 10
    return round(100 * figure.count / figure.out_of) if figure.out_of and figure.count is not None else 0


def words_of(figure: Figure) -> str:
    if figure.tenths is not None:
        return about(figure.tenths)
    return _("%(percent)d%%") % {"percent": percent_of(figure)}


def about(tenths: int) -> str:
    """Never none and never all: that would say something about each of them."""
    if tenths <= 1:
        return _("10% or fewer")
    if tenths >= 9:
        return _("90% or more")
    return _("about %(percent)d%%") % {"percent": tenths * 10}


def count_of(figure: Figure) -> str:
    if figure.count is None:
        return people_of(figure)
    return _("%(count)d of %(out_of)d") % {"count": figure.count, "out_of": figure.out_of}


def people_of(figure: Figure) -> str:
    if figure.people_from == figure.people_to:
        return str(figure.people_from)
    if figure.people_to > 1000 * figure.people_from:
        return _("%(least)d or more") % {"least": figure.people_from}
    return _("%(least)d to %(most)d") % {"least": figure.people_from, "most": figure.people_to}
