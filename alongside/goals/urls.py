"""The addresses of goals. Every one is a thing; what is done to it is its method."""

from django.urls import path

from alongside.foundation.http import resource

from .views import goals, going, readings, roles, scorecards, templates

app_name = "goals"
urlpatterns = [
    path("goals/", resource(GET=goals.index, POST=goals.create), name="index"),
    path("goals/new/", resource(GET=goals.new), name="new"),
    path("goals/reading/", resource(POST=readings.create), name="reading"),
    path("goals/ended/", resource(GET=goals.ended), name="ended"),
    path("goals/timeline/", resource(GET=goals.in_time), name="timeline"),
    path("goals/tree/", resource(GET=goals.as_tree), name="tree"),
    path("people/<uuid:pk>/goals/", resource(GET=goals.of_somebody), name="of"),
    path("goals/templates/", resource(GET=templates.index, POST=templates.create), name="templates"),
    path("goals/templates/<uuid:pk>/", resource(DELETE=templates.retire), name="template"),
    path(
        "goals/templates/<uuid:pk>/offers/",
        resource(GET=templates.new_offer, POST=templates.create_offer),
        name="offers",
    ),
    path("goals/<uuid:pk>/", resource(GET=goals.show), name="show"),
    path("goals/<uuid:pk>/visibility/", resource(GET=goals.edit, PUT=goals.update), name="visibility"),
    path("goals/<uuid:pk>/agreement/", resource(POST=going.agree, DELETE=going.decline), name="agreement"),
    path("goals/<uuid:pk>/check-ins/", resource(GET=going.new_check_in, POST=going.check_in), name="check_ins"),
    path("goals/<uuid:pk>/milestones/", resource(GET=going.new_milestone, POST=going.plan), name="milestones"),
    path("goals/milestones/<uuid:pk>/", resource(DELETE=going.take_out), name="milestone"),
    path("goals/milestones/<uuid:pk>/arrival/", resource(POST=going.reach, DELETE=going.unreach), name="arrival"),
    path("goals/<uuid:pk>/pauses/", resource(GET=going.new_pause, POST=going.pause), name="pauses"),
    path("goals/pauses/<uuid:pk>/", resource(DELETE=going.end_pause), name="pause"),
    path("goals/<uuid:pk>/revision/", resource(GET=going.new_revision, POST=going.revise), name="revision"),
    path(
        "goals/<uuid:pk>/closure/",
        resource(GET=going.new_closure, POST=going.close, DELETE=going.reopen),
        name="closure",
    ),
    path("scorecards/", resource(GET=scorecards.own), name="own_scorecard"),
    path("scorecards/<uuid:pk>/", resource(GET=scorecards.show, POST=scorecards.create_line), name="scorecard"),
    path("scorecards/<uuid:pk>/looks/", resource(GET=scorecards.new_look, POST=scorecards.create_look), name="looks"),
    path("scorecards/lines/<uuid:pk>/", resource(DELETE=scorecards.end_line), name="line"),
    path("roles/", resource(GET=roles.index, POST=roles.create), name="roles"),
]
