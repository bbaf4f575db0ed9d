"""The page a form was opened from, and goes back to: always one of this house."""

import pytest
from django.test import RequestFactory

from alongside.foundation.http import next_path


@pytest.mark.parametrize("way", ["get", "post"])
def test_a_page_of_this_house_is_gone_back_to(way: str) -> None:
    assert next_path(getattr(RequestFactory(), way)("/", {"next": "/promises/?page=2"})) == "/promises/?page=2"


@pytest.mark.parametrize("way", ["get", "post"])
@pytest.mark.parametrize(
    "said", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "promises/", ""]
)
def test_another_host_is_no_way_back(way: str, said: str) -> None:
    assert next_path(getattr(RequestFactory(), way)("/", {"next": said})) == ""
