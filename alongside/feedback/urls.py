"""The addresses of feedback. Every one is a thing; what is done to it is its method."""

from django.urls import path

from alongside.foundation.http import resource

from .views import (
    answers,
    balances,
    drafts,
    feedbacks,
    log,
    occasions,
    outside,
    recognitions,
    requests,
    ties,
    values,
    widenings,
)

app_name = "feedback"

urlpatterns = [
    path("feedback/", resource(GET=feedbacks.index, POST=feedbacks.create), name="index"),
    path("feedback/balance/", resource(GET=balances.show), name="balance"),
    path("feedback/new/", resource(GET=feedbacks.new), name="new"),
    path("feedback/recognition/", resource(GET=recognitions.index, POST=recognitions.create), name="recognitions"),
    path("feedback/recognition/new/", resource(GET=recognitions.new), name="new_recognition"),
    path("feedback/recognition/occasions/", resource(GET=occasions.index, POST=occasions.create), name="occasions"),
    path(
        "feedback/recognition/drafts/<uuid:pk>/",
        resource(PUT=drafts.keep_recognition, DELETE=drafts.forget_recognition),
        name="recognition_draft",
    ),
    path(
        "feedback/recognition/<uuid:pk>/tie/",
        resource(GET=ties.new_of_recognition, POST=ties.create_of_recognition, DELETE=ties.destroy_of_recognition),
        name="recognition_tie",
    ),
    path(
        "feedback/recognition/<uuid:pk>/",
        resource(GET=recognitions.show, DELETE=recognitions.destroy),
        name="recognition",
    ),
    path(
        "feedback/recognition/<uuid:pk>/hiding/",
        resource(POST=recognitions.hide, DELETE=recognitions.unhide),
        name="hiding",
    ),
    path("feedback/values/", resource(GET=values.index, POST=values.create), name="values"),
    path("feedback/values/<uuid:pk>/", resource(DELETE=values.destroy), name="value"),
    path("feedback/requests/", resource(GET=requests.index, POST=requests.create), name="requests"),
    path("feedback/requests/new/", resource(GET=requests.new), name="new_request"),
    path("feedback/requests/links/", resource(GET=requests.new_link, POST=requests.create_link), name="links"),
    path("feedback/requests/<uuid:pk>/", resource(DELETE=requests.destroy), name="request"),
    path("feedback/requests/<uuid:pk>/refusal/", resource(POST=requests.decline), name="refusal"),
    path("feedback/log/", resource(GET=log.index, POST=log.create), name="log"),
    path("feedback/log/<uuid:pk>/", resource(DELETE=log.destroy), name="log_entry"),
    path(
        "feedback/log/of/<uuid:pk>/",
        resource(GET=log.new_observation, POST=log.create_observation),
        name="observations",
    ),
    path("feedback/outside/<str:token>/", resource(GET=outside.show, POST=outside.create), name="outside"),
    path("feedback/outside/<str:token>/reading/", resource(POST=outside.read), name="outside_reading"),
    path("feedback/drafts/<uuid:pk>/", resource(PUT=drafts.update, DELETE=drafts.destroy), name="draft"),
    path("feedback/<uuid:pk>/", resource(GET=feedbacks.show), name="show"),
    path(
        "feedback/<uuid:pk>/words/",
        resource(GET=feedbacks.edit, PUT=feedbacks.update, DELETE=feedbacks.destroy),
        name="words",
    ),
    path("feedback/<uuid:pk>/tie/", resource(GET=ties.new, POST=ties.create, DELETE=ties.destroy), name="tie"),
    path("feedback/<uuid:pk>/thanks/", resource(POST=answers.thank), name="thanks"),
    path("feedback/<uuid:pk>/replies/", resource(GET=answers.new, POST=answers.create), name="replies"),
    path("feedback/<uuid:pk>/widenings/", resource(GET=widenings.new, POST=widenings.create), name="widenings"),
    path("feedback/<uuid:pk>/widenings/<uuid:to>/", resource(DELETE=widenings.destroy), name="widening"),
]
