"""The addresses of the conversation. Every one is a thing; what is done to it is its method."""

from django.urls import path

from alongside.foundation.http import resource

from .views import (
    acceptances,
    cancellations,
    conclusions,
    conversations,
    drafts,
    endings,
    just_talked,
    moves,
    notes,
    paraphrases,
    pauses,
    points,
    private_notes,
    promises,
    rooms,
    screens,
    settlements,
    stages,
    streams,
)

app_name = "conversations"

talks = [
    path("conversations/", resource(GET=conversations.index, POST=conversations.create), name="index"),
    path("conversations/new/", resource(GET=conversations.new), name="new"),
    path("conversations/<uuid:pk>/", resource(GET=conversations.show), name="show"),
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
    path(
        "promises/<uuid:pk>/offer/", resource(POST=acceptances.decline, DELETE=acceptances.withdraw), name="offer"
    ),
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
    path("just-talked/<uuid:pk>/", resource(GET=just_talked.edit, PUT=just_talked.update), name="just_talked_one"),
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

urlpatterns = [*talks, *points_, *promises_, *room_]
