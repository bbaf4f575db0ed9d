"""The kinds of conversation, as the HR partner keeps them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies

from ..actions import bring_in
from ..forms.kind_sheet import KindSheet, with_one_more
from ..forms.templates import ImportForm, SeenForm, YamlForm
from ..kinds import Kind
from ..models import Template, TemplateVersion
from ..queries.templates import difference, kept_by, kind_lines, readers_in_words, steps_of, versions_page
