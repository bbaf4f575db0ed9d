"""The conversation, from plan to follow-through: what two people prepare, say, write down, confirm and promise.

Nouns: Relationship (the pair), its Rhythms, Template and its versions (the kinds), Conversation, TalkingPoint, Preparation,
EvidenceItem, Note, PrivateNote, Paraphrase, Commitment (on screen: promise), Recap, JustTalked. Talking points and
commitments belong to the relationship, so that moving or cancelling a talk loses nothing. It knows people, trust,
journal, notices, and of feedback the log that somebody brings from; it does not know what goals are.

| verb | record | URL | adjective / question |
|---|---|---|---|
| `plan(...)`, `conversation.schedule(...)` | `Conversation` | `/conversations/new/` | `.planned()` |
| `conversation.move(to=, reason=)` | `Move` | `…/move/` | `moves` |
| `conversation.cancel(reason=)` | `Cancellation` | `…/cancellation/` | `is_cancelled` |
| `conversation.enter()` | `Entrance` | `…/room/` | `both_are_in` |
| `conversation.conclude()` / `reopen()` | `Conclusion` | `…/conclusion/` | `.open()`, `is_concluded` |
| `conversation.pause()` / `resume()` | `Pause` | `…/pause/` | `is_paused` |
| `preparation.finish()` / `reopen()` | `Preparation` | `…/preparation/` | `is_done`, `is_revealed` |
| `point.discuss()`, `defer()`, `drop()`, `reopen()` | `Settlement`, `Deferral`, `Carry` | `/points/7/settlement/` | `.open()` |
| `note.vouch()`, `note.reword()` | `Note` | `/notes/7/check/` | `is_checked` |
| `paraphrase.answer()` | `Paraphrase` | `/paraphrases/7/answer/` | `.unanswered()` |
| `promise()`, `suggest()`, `commitment.accept()`, `decline()`, `withdraw()` | `Commitment` | `/promises/7/acceptance/` | `.offered()` |
| `choose_rhythm(...)` | `Rhythm` | `/pairs/7/rhythm/` | `rests` |
| `keep_calendar_notes(...)`, `notes.end()` | `CalendarNotes`, `CalendarPage` | `/calendar-notes/7/` | `.going_on()` |
| `commitment.keep()`, `ask_to_move()`, `ask_to_let_go()`, `agree()` | `Keeping`, `PromiseMove`, `LettingGo` | `/promises/7/keeping/` | `.open()` |
| `recap.confirm()`, `see_differently()`, `seal()`, `amend()` | `Confirmation`, `DifferentView`, `Seal`, `Amendment` | `…/recap/confirmation/` | `is_sealed` |
| `require(template, agreement=, agreed_on=)`, `requirement.confirm()` / `finish()` | `Requirement`, `RequirementStart`, `RequirementEnd` | `/required-talks/` | `.in_force()`, `.talks` |
"""
