"""Feedback: what somebody saw another do, said to them; and what its receiver makes of it.

Nouns: Feedback (situation, behaviour, impact, next step), its Draft, Reading, Thanks, Reply and Widening;
Recognition (what went well), its Hiding, and the CompanyValue it may name. The sender says
it to the person, or to them and their manager, and never to more; the receiver alone may show it to others. It knows
people, goals, trust, journal and notices; it does not know what a talk is.

| verb | record | URL | adjective / question |
|---|---|---|---|
| `give(...)` | `Feedback` | `/feedback/new/` | `.received()`, `.given()` |
| `keep_draft(...)` | `Draft` | `/feedback/drafts/7/`, `/feedback/recognition/drafts/7/` | |
| `feedback.reword()`, `take_back()` | | `/feedback/7/words/` | `is_read` |
| `feedback.read()` | `Reading` | `/feedback/7/` | `.unread()` |
| `feedback.thank()` | `Thanks` | `…/thanks/` | `is_thanked` |
| `feedback.reply()`, `ask_back()` | `Reply` | `…/replies/` | |
| `ask(...)`, `ask_outside(...)`, `request.decline()`, `withdraw()` | `Request`, `Refusal`, `OutsideAnswer` | `/feedback/requests/` | `.open()` |
| `jot(...)`, `entry.bring()`, `let_go()` | `LogEntry` | `/feedback/log/` | `.own()`, `.observations()` |
| `recognise(...)`, `recognition.take_back()` | `Recognition` | `/feedback/recognition/` | `.received()`, `.given()` |
| `recognition.hide()`, `show()` | `Hiding` | `…/hiding/` | `is_in_view` |
| `answer_occasion(...)` | `OccasionAnswer` | `/feedback/recognition/occasions/` | |
| `thing.tie(topic, text)`, `untie()` | `Tie` | `…/tie/` | |
| `keep_value(...)`, `value.drop()` | `CompanyValue` | `/feedback/values/` | |
| `feedback.widen(to=)`, `widening.narrow()` | `Widening` | `…/widenings/` | |
"""
