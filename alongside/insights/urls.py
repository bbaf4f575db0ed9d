"""Addresses of the room *insights*."""

from django.urls import path

from alongside.foundation.http import resource

from .views import figures, group_sizes

app_name = "insights"
urlpatterns = [
    path("insights/", resource(GET=figures.index), name="index"),
    path("insights/figures.csv", resource(GET=figures.export), name="csv"),
    path("insights/group-size/", resource(GET=group_sizes.edit, POST=group_sizes.create), name="group_size"),
    path("insights/<slug:quarter>/", resource(GET=figures.show), name="quarter"),
]
