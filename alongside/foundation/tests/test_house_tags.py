"""The small pieces of every page: what they draw, and that they escape what people wrote."""

from dataclasses import dataclass
from typing import Any

import pytest
from django import forms
from django.forms import BoundField
from django.template import Context, Template

from alongside.foundation.templatetags import house


@dataclass
class Somebody:
    name: str = "Amira Haddad"
    short_name: str = "Amira"
    initials: str = "AH"
    hue: int = 345
    pk: int = 1


class ThanksForm(forms.Form):
    words = forms.CharField(label="Words", help_text="One thing.", widget=forms.Textarea)
    day = forms.DateField(label="By when")
    audience = forms.ChoiceField(
        label="Who sees it", choices=[("a", "Amira"), ("t", "The team")], widget=forms.RadioSelect
    )
    again = forms.BooleanField(label="Again", required=False)


def show(source: str, **context: Any) -> str:
    return Template("{% load house %}" + source).render(Context(context))


def test_icon_points_into_the_sprite() -> None:
    drawn = house.icon("check", "s", dir=True)
    assert 'class="i i-s i-dir"' in drawn
    assert "#check" in drawn and "icons" in drawn


def test_person_chip_names_the_person_beside_hidden_initials() -> None:
    drawn = show("{% person_chip p %}", p=Somebody())
    assert 'style="--h:345" aria-hidden="true">AH<' in drawn
    assert ">Amira<" in drawn
    assert ">Amira Haddad<" in show("{% person_chip p full=True %}", p=Somebody())


def test_person_chip_escapes_a_name() -> None:
    assert "<b>" not in show("{% person_chip p %}", p=Somebody(short_name="<b>x"))


@pytest.mark.parametrize(
    ("guest", "host", "both", "filled", "overlap"),
    [(False, False, False, 0, 0), (True, False, False, 1, 0), (False, True, False, 1, 0), (True, True, True, 2, 1)],
)
def test_pair_mark_has_four_states(guest: bool, host: bool, both: bool, filled: int, overlap: int) -> None:
    drawn = show("{% pair_mark guest host both %}", guest=guest, host=host, both=both)
    assert drawn.count(" on") == filled
    assert drawn.count('class="px"') == overlap
    assert drawn.count('class="pa ') + drawn.count('class="pa"') == 1
    assert 'aria-hidden="true"' in drawn


def test_pair_mark_prepared_by_both_is_not_confirmed_by_both() -> None:
    assert "px" not in show("{% pair_mark True True %}")


def test_pair_mark_with_a_label_is_read_aloud() -> None:
    assert 'role="img" aria-label="Amira has prepared"' in show('{% pair_mark True label="Amira has prepared" %}')


def test_who_names_the_readers() -> None:
    assert "Only you" in show('{% who "me" %}')
    drawn = show('{% who "hr" names "/receipt/" %}', names=["You", "Amira", "Lucía"])
    assert "You, Amira and Lucía" in drawn
    assert 'href="/receipt/"' in drawn and "who-hr" in drawn


def test_receipt_says_every_line() -> None:
    assert "First. Second." in show("{% receipt lines %}", lines=["First.", "Second."])


def test_voice_never_passes_markup_through() -> None:
    drawn = show("{{ text|voice }}", text="*yes* <script>alert(1)</script>")
    assert "<em>yes</em>" in drawn
    assert "<script" not in drawn


def test_field_ties_hint_and_error_to_the_widget() -> None:
    drawn = show("{% field form.words look='voice' describedby='receipt' %}", form=ThanksForm({}))
    assert 'aria-describedby="id_words_hint id_words_error receipt"' in drawn
    assert 'aria-invalid="true"' in drawn and "field-bad" in drawn and 'class="input voice"' in drawn
    assert drawn.index("<label") < drawn.index('id="id_words_hint"') < drawn.index('id="id_words_error"')


def test_field_without_hint_or_error_describes_nothing() -> None:
    drawn = show("{% field form.day %}", form=ThanksForm())
    assert "aria-describedby" not in drawn and "error" not in drawn


def test_field_of_choices_is_a_group_with_a_legend() -> None:
    drawn = show("{% field form.audience hints=hints %}", form=ThanksForm({}), hints={"t": "On the thanks page."})
    assert "<fieldset" in drawn and "<legend>Who sees it</legend>" in drawn
    assert 'aria-describedby="id_audience_error"' in drawn
    assert "On the thanks page." in drawn
    assert 'class="seg"' in show("{% field form.audience look='seg' %}", form=ThanksForm())


def test_field_with_one_box_puts_it_before_its_label() -> None:
    bound: BoundField = ThanksForm()["again"]
    drawn = show("{% field bound %}", bound=bound)
    assert drawn.index("checkbox") < drawn.index("<label")
