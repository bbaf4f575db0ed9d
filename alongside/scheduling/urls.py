"""The addresses of one's own calendars. The feed itself is the talks' (`conversations:feed`)."""

from django.urls import path

from alongside.foundation.http import resource

from .views import calendars, feeds, google

app_name = "scheduling"

urlpatterns = [
    path("calendars/", resource(GET=calendars.index, POST=calendars.create), name="calendars"),
    path("calendars/new/", resource(GET=calendars.new), name="new_calendar"),
    path("calendars/feed/", resource(POST=feeds.create, DELETE=feeds.destroy), name="feed"),
    path("calendars/google/", resource(GET=google.new), name="google"),
    path("calendars/google/return/", resource(GET=google.show), name="google_return"),
    path(
        "calendars/<uuid:pk>/",
        resource(GET=calendars.show, PUT=calendars.update, DELETE=calendars.destroy),
        name="calendar",
    ),
]
