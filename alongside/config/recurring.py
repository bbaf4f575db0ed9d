"""All clock work on one page: what runs when, and which job of which room it calls. Times are UTC."""

from typing import Any

import procrastinate
from procrastinate.job_context import JobContext

from alongside.conversations import jobs as conversations
from alongside.feedback import jobs as feedback
from alongside.insights import jobs as insights
from alongside.kpis import jobs as kpis
from alongside.mailbox import jobs as mailbox
from alongside.notices import jobs as notices
from alongside.people.reach import derive
from alongside.scheduling import jobs as scheduling
from alongside.trust import jobs as trust
from alongside.trust.identity import acting_as

house = procrastinate.Blueprint()


@house.task(name="derive_reach")
def derive_reach(timestamp: int = 0) -> None:
    """Lines and scopes begin and end with the day."""
    with acting_as(None, "reach"):
        derive()


@house.task(name="rerun_stalled", pass_context=True)
async def rerun_stalled(context: JobContext, timestamp: int = 0) -> None:
    """A job whose worker was killed runs again: every job of the house may run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
    await manager.prune_stalled_workers(seconds_since_heartbeat=60)


@house.task(name="forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int = 0) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=72, include_failed=True)


CLOCK: list[tuple[str, Any]] = [
    ("* * * * *", notices.sweep),
    ("* * * * *", notices.bring_due),
    ("* * * * *", rerun_stalled),
    ("10 * * * *", conversations.remind),  # hourly: it is morning somewhere
    ("25 * * * *", feedback.tell_whom_it_opens_to),  # hourly: the day begins in the company's zone
    ("35 * * * *", feedback.remind_whom_it_waits_for),  # hourly: it is morning somewhere
    ("25 * * * *", kpis.fetch_due),  # each source once a day; hourly, so that one that was down is asked again
    ("*/15 * * * *", derive_reach),  # a day begins at a full quarter of an hour in every zone, the company's too
    ("*/5 * * * *", conversations.hand_over),
    ("*/5 * * * *", scheduling.read_due),  # those whose quarter of an hour is over
    ("* * * * *", conversations.keep_calendars_in_step),
    ("*/5 * * * *", conversations.make_pages),  # as the calendars were read last
    ("* * * * *", mailbox.read),
    ("20 2 * * *", trust.forget),
    ("15 * * * *", trust.forget_hourly),  # what is kept for hours
    ("30 7 * * *", trust.remind_of_enquiries),
    ("40 3 * * *", insights.publish_figures),
    ("50 2 * * *", forget_jobs),
]


def on_app_ready(app: procrastinate.App) -> None:
    """Called once the queue is ready."""
    app.add_tasks_from(house, namespace="house")
    app.add_tasks_from(trust.tasks, namespace="trust")
    app.add_tasks_from(notices.tasks, namespace="notices")
    app.add_tasks_from(feedback.tasks, namespace="feedback")
    app.add_tasks_from(kpis.tasks, namespace="kpis")
    app.add_tasks_from(mailbox.tasks, namespace="mailbox")
    app.add_tasks_from(scheduling.tasks, namespace="scheduling")
    app.add_tasks_from(conversations.tasks, namespace="conversations")
    app.add_tasks_from(insights.tasks, namespace="insights")
    for cron, task in CLOCK:
        app.periodic(cron=cron)(task)
