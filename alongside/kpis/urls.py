"""The addresses of numbers. Every one is a thing; what is done to it is its method."""

from django.urls import path

from alongside.foundation.http import resource

from .views import kpis, limits, readings, remarks, sources, teams

app_name = "kpis"
urlpatterns = [
    path("kpis/", resource(GET=kpis.index, POST=kpis.create), name="index"),
    path("kpis/new/", resource(GET=kpis.new), name="new"),
    path("kpis/teams/", resource(GET=teams.index), name="teams"),
    path("kpis/teams/teams.pdf", resource(GET=teams.pdf), name="teams_pdf"),
    path("kpis/sources/", resource(GET=sources.index, POST=sources.create), name="sources"),
    path("kpis/sources/<uuid:pk>/", resource(DELETE=sources.destroy), name="source"),
    path("kpis/<uuid:pk>/", resource(GET=kpis.show), name="show"),
    path("kpis/<uuid:pk>/number.pdf", resource(GET=kpis.pdf), name="pdf"),
    path("kpis/<uuid:pk>/definition/", resource(GET=kpis.edit, PUT=kpis.update), name="definition"),
    path("kpis/<uuid:pk>/retirement/", resource(POST=kpis.retire, DELETE=kpis.bring_back), name="retirement"),
    path("kpis/<uuid:pk>/limits/", resource(GET=limits.new, POST=limits.create), name="limits"),
    path("kpis/<uuid:pk>/readings/", resource(GET=readings.new, POST=readings.create), name="readings"),
    path("kpis/<uuid:pk>/file/", resource(POST=readings.take_file), name="file"),
    path(
        "kpis/readings/<uuid:pk>/correction/",
        resource(GET=readings.edit, POST=readings.correct),
        name="correction",
    ),
    path("kpis/readings/<uuid:pk>/release/", resource(POST=readings.release), name="release"),
    path("kpis/readings/<uuid:pk>/notes/", resource(GET=remarks.new_note, POST=remarks.note), name="notes"),
    path("kpis/readings/<uuid:pk>/contest/", resource(GET=remarks.new_contest, POST=remarks.contest), name="contest"),
    path("kpis/notes/<uuid:pk>/", resource(DELETE=remarks.take_back_note), name="note"),
    path("kpis/contests/<uuid:pk>/", resource(DELETE=remarks.take_back_contest), name="contest_one"),
]
