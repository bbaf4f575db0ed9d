"""Addresses of the room *home*: today, people, search, and who can see what."""

from django.urls import path

from alongside.foundation.http import resource

from .views import as_manager, people, searches, today, who_sees

app_name = "home"
urlpatterns = [
    path("", resource(GET=today.show), name="today"),
    path("people/me/as-my-manager-sees-me/", resource(GET=as_manager.show), name="as_manager"),
    path("people/<uuid:pk>/", resource(GET=people.show), name="person"),
    path("search/", resource(GET=searches.show), name="search"),
    path("who-can-see-what/", resource(GET=who_sees.show), name="who_sees"),
]
