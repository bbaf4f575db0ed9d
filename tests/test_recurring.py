"""The page of all clock work: every line of it runs, as the worker's role."""

import inspect
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.config.recurring import CLOCK
from alongside.foundation.testing import as_owner, by_worker
from alongside.people.models import SignInLink
from alongside.people.testing import a_person

pytestmark = pytest.mark.django_db
PLAIN = [task for _cron, task in CLOCK if not inspect.iscoroutinefunction(task.func)]


def test_the_queue_knows_every_line_of_the_page() -> None:
    known = {(periodic.cron, periodic.task.name) for periodic in app.periodic_registry.periodic_tasks.values()}
    assert known == {(cron, task.name) for cron, task in CLOCK}


@pytest.mark.parametrize("task", PLAIN, ids=lambda task: task.name)
def test_it_runs_as_the_worker_and_may_run_twice(task: Any) -> None:
    run = by_worker(task.func)
    run(0)
    run(0)


def test_links_whose_time_is_over_are_forgotten() -> None:
    person = a_person()
    with as_owner():
        person.send_sign_in_link()
        person.send_invitation()
        SignInLink.objects.filter(purpose="sign_in").update(ends_at=timezone.now() - timedelta(hours=2))
    [task] = [task for _cron, task in CLOCK if task.name == "trust:forget"]
    by_worker(task.func)(0)
    assert SignInLink.objects.get().purpose == "invitation"
