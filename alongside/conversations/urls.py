"""The addresses of the conversation. Every one is a thing; what is done to it is its method."""

from django.urls import path

from alongside.foundation.http import resource

from .views import (
    acceptances,
    calendar_notes,
    cancellations,
    companions,
    conclusions,
    conversations,
    drafts,
    endings,
    evidence,
    feeds,
    handovers,
    invitations,
    just_talked,
    log,
    mailed_talks,
    move_offers,
    moves,
    next_talks,
    notes,
    paraphrases,
    pauses,
    periods,
    points,
    preparations,
    private_notes,
    promises,
    purposes,
    recap_answers,
    recap_points,
    recaps,
    requirements,
    rhythms,
    rooms,
    screens,
    settlements,
    stages,
    streams,
    template_imports,
    template_previews,
    templates,
)

app_name = "conversations"

talks = [
    path("conversations/", resource(GET=conversations.index, POST=conversations.create), name="index"),
    path("conversations/new/", resource(GET=conversations.new), name="new"),
    path("conversations/<uuid:pk>/", resource(GET=conversations.show), name="show"),
    path(
        "conversations/<uuid:pk>/move/offer/",
        resource(POST=move_offers.create, DELETE=move_offers.destroy),
        name="move_offer",
    ),
    path("conversations/<uuid:pk>/log/", resource(GET=log.index, POST=log.bring), name="log"),
    path("log/<uuid:pk>/point/", resource(POST=log.raise_observation), name="log_point"),
    path("conversations/<uuid:pk>/move/", resource(GET=moves.new, POST=moves.create), name="move"),
    path(
        "conversations/<uuid:pk>/cancellation/",
        resource(GET=cancellations.new, POST=cancellations.create),
        name="cancellation",
    ),
    path(
        "conversations/<uuid:pk>/conclusion/",
        resource(POST=conclusions.create, DELETE=conclusions.destroy),
        name="conclusion",
    ),
    path("feeds/<str:token>.ics", resource(GET=feeds.show), name="feed"),
    path("conversations/<uuid:pk>/invitation.ics", resource(GET=invitations.show), name="invitation"),
    path("conversations/<uuid:pk>/screen/", resource(POST=screens.create, DELETE=screens.destroy), name="screen"),
    path("conversations/<uuid:pk>/notes/", resource(POST=notes.create), name="notes"),
    path("notes/<uuid:pk>/", resource(GET=notes.edit, PUT=notes.update), name="note"),
    path("notes/<uuid:pk>/check/", resource(POST=notes.vouch), name="vouch"),
]

points_ = [
    path("pairs/<uuid:pk>/points/", resource(GET=points.new, POST=points.create), name="points"),
    path("points/<uuid:pk>/position/", resource(POST=points.place), name="point_position"),
    path(
        "points/<uuid:pk>/settlement/",
        resource(GET=settlements.new, POST=settlements.create, DELETE=settlements.destroy),
        name="settlement",
    ),
]

promises_ = [
    path("promises/", resource(GET=promises.index), name="promises"),
    path("pairs/<uuid:pk>/promises/", resource(GET=promises.new, POST=promises.create), name="pair_promises"),
    path("promises/<uuid:pk>/", resource(GET=promises.show), name="promise"),
    path("promises/<uuid:pk>/words/", resource(GET=promises.edit, PUT=promises.update), name="promise_words"),
    path("promises/<uuid:pk>/acceptance/", resource(GET=acceptances.new, POST=acceptances.create), name="acceptance"),
    path("promises/<uuid:pk>/offer/", resource(POST=acceptances.decline, DELETE=acceptances.withdraw), name="offer"),
    path("promises/<uuid:pk>/check/", resource(POST=acceptances.check), name="promise_check"),
    path("promises/<uuid:pk>/keeping/", resource(POST=endings.keep, DELETE=endings.reopen), name="keeping"),
    path("promises/<uuid:pk>/move/", resource(GET=endings.new_move, POST=endings.ask_to_move), name="promise_move"),
    path(
        "promises/<uuid:pk>/letting-go/",
        resource(GET=endings.new_letting_go, POST=endings.ask_to_let_go),
        name="letting_go",
    ),
    path("promises/<uuid:pk>/agreement/", resource(POST=endings.agree, DELETE=endings.disagree), name="agreement"),
    path("just-talked/", resource(GET=just_talked.new, POST=just_talked.create), name="just_talked"),
    path(
        "just-talked/mailed/<uuid:pk>/",
        resource(GET=mailed_talks.show, POST=mailed_talks.create, DELETE=mailed_talks.destroy),
        name="mailed_talk",
    ),
    path("just-talked/<uuid:pk>/", resource(GET=just_talked.edit, PUT=just_talked.update), name="just_talked_one"),
]

preparation_ = [
    path(
        "conversations/<uuid:pk>/preparation/",
        resource(GET=preparations.show, PUT=preparations.update),
        name="preparation",
    ),
    path(
        "conversations/<uuid:pk>/preparation/done/",
        resource(POST=preparations.finish, DELETE=preparations.reopen),
        name="preparation_done",
    ),
    path(
        "conversations/<uuid:pk>/preparation/private/",
        resource(PUT=preparations.save_privately),
        name="private_preparation",
    ),
    path("conversations/<uuid:pk>/purpose/", resource(GET=purposes.edit, PUT=purposes.update), name="purpose"),
    path("conversations/<uuid:pk>/evidence/", resource(GET=evidence.index, POST=evidence.create), name="evidence"),
    path(
        "conversations/<uuid:pk>/evidence/remarks/",
        resource(GET=evidence.new_remark, POST=evidence.create_remark),
        name="remarks",
    ),
    path("remarks/<uuid:pk>/", resource(DELETE=evidence.take_back), name="remark"),
    path(
        "conversations/<uuid:pk>/evidence/brought/",
        resource(POST=evidence.choose, DELETE=evidence.leave),
        name="brought",
    ),
]

room_ = [
    path("conversations/<uuid:pk>/room/", resource(GET=rooms.show, POST=rooms.enter, DELETE=rooms.leave), name="room"),
    path("conversations/<uuid:pk>/stage/", resource(POST=stages.create), name="stage"),
    path("conversations/<uuid:pk>/pause/", resource(POST=pauses.create, DELETE=pauses.destroy), name="pause"),
    path("conversations/<uuid:pk>/paraphrases/", resource(POST=paraphrases.create), name="paraphrases"),
    path("paraphrases/<uuid:pk>/answer/", resource(POST=paraphrases.answer), name="paraphrase_answer"),
    path(
        "conversations/<uuid:pk>/private-note/",
        resource(GET=private_notes.show, PUT=private_notes.update, DELETE=private_notes.destroy),
        name="private_note",
    ),
    path(
        "conversations/<uuid:pk>/private-note/keeping/",
        resource(POST=private_notes.keep, DELETE=private_notes.stop_keeping),
        name="private_note_keeping",
    ),
    path("conversations/<uuid:pk>/draft/", resource(PUT=drafts.update), name="draft"),
    path("conversations/<uuid:pk>/stream/", resource(GET=streams.show), name="stream"),
]

recap_ = [
    path("conversations/<uuid:pk>/recap/", resource(GET=recaps.show, POST=recaps.create), name="recap"),
    path("conversations/<uuid:pk>/recap.pdf", resource(GET=recaps.pdf), name="recap_pdf"),
    path(
        "conversations/<uuid:pk>/recap/points/",
        resource(GET=recap_points.new, POST=recap_points.create),
        name="recap_points",
    ),
    path(
        "recap-points/<uuid:pk>/",
        resource(GET=recap_points.edit, PUT=recap_points.update, DELETE=recap_points.destroy),
        name="recap_point",
    ),
    path("conversations/<uuid:pk>/recap/owed/", resource(POST=recaps.owe_nothing), name="owed"),
    path("conversations/<uuid:pk>/recap/confirmation/", resource(POST=recap_answers.confirm), name="confirmation"),
    path(
        "conversations/<uuid:pk>/recap/different-views/",
        resource(GET=recap_answers.see, POST=recap_answers.see_differently),
        name="different_views",
    ),
    path("conversations/<uuid:pk>/recap/heard/", resource(PUT=recap_answers.hear), name="heard"),
    path("conversations/<uuid:pk>/recap/seal/", resource(POST=recap_answers.seal), name="seal"),
    path(
        "conversations/<uuid:pk>/recap/amendments/",
        resource(GET=recap_answers.new_amendment, POST=recap_answers.amend),
        name="amendments",
    ),
    path(
        "conversations/<uuid:pk>/companions/",
        resource(GET=companions.new, POST=companions.create),
        name="companions",
    ),
    path("pairs/<uuid:pk>/rhythm/", resource(GET=rhythms.show), name="rhythms"),
    path(
        "pairs/<uuid:pk>/rhythm/<slug:key>/",
        resource(GET=rhythms.edit, PUT=rhythms.update, DELETE=rhythms.destroy),
        name="rhythm",
    ),
    path("pairs/<uuid:pk>/rhythm/<slug:key>/next/", resource(GET=next_talks.show), name="rhythm_next"),
    path("calendar-notes/", resource(GET=calendar_notes.index), name="calendar_notes"),
    path("calendar-notes/<uuid:pk>/", resource(DELETE=calendar_notes.destroy), name="calendar_notes_one"),
    path("calendars/series/<uuid:pk>/notes/", resource(POST=calendar_notes.create), name="series_notes"),
    path("pairs/<uuid:pk>/period/", resource(GET=periods.show), name="period"),
    path("pairs/<uuid:pk>/period.pdf", resource(GET=periods.pdf), name="period_pdf"),
]

templates_ = [
    path("templates/", resource(GET=templates.index), name="templates"),
    path(
        "templates/import/",
        resource(GET=template_imports.new, POST=template_imports.create),
        name="template_import",
    ),
    path("templates/<slug:key>/", resource(GET=templates.show, PUT=templates.update), name="template"),
    path("templates/<slug:key>/preview/", resource(GET=template_previews.show), name="template_preview"),
    path("templates/<slug:key>/template.yaml", resource(GET=template_previews.download), name="template_yaml"),
    path(
        "templates/<slug:key>/retirement/",
        resource(POST=templates.retire, DELETE=templates.bring_back),
        name="template_retirement",
    ),
]

requirements_ = [
    path("required-talks/", resource(GET=requirements.index, POST=requirements.create), name="requirements"),
    path("required-talks/<uuid:pk>/", resource(GET=requirements.show), name="requirement"),
    path("required-talks/<uuid:pk>/start/", resource(POST=requirements.start), name="requirement_start"),
    path("required-talks/<uuid:pk>/end/", resource(POST=requirements.end), name="requirement_end"),
]

handovers_ = [
    path("handovers/", resource(GET=handovers.index), name="handovers"),
    path("handovers/<uuid:pk>/", resource(GET=handovers.show, PUT=handovers.update), name="handover"),
]

urlpatterns = [*handovers_, *talks, *points_, *promises_, *preparation_, *room_, *recap_, *templates_, *requirements_]
