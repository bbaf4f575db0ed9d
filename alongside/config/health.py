"""Whether we are alive, and whether we can serve."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.urls import path

from alongside.foundation.http import open_to_all, resource


@open_to_all
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive", content_type="text/plain")


@open_to_all
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and knows every table of this version."""
    try:
        behind = _is_behind()
    except Exception:  # whatever keeps us from the database, the answer is the same
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    if behind:
        return HttpResponse("migrations are pending", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")


_checked = False


def _is_behind() -> bool:
    """Migrations are compared once a process; afterwards the database only has to answer."""
    global _checked
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    if not _checked:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return True
        _checked = True
    return False


urlpatterns = [
    path("health/live", resource(GET=live), name="live"),
    path("health/ready", resource(GET=ready), name="ready"),
]
