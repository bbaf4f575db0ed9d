"""What somebody wants to reach, proposed by either of the two and agreed by both.

Nouns: *Goal*, with its *agreements, milestones, check-ins, pauses, revisions* and *closure*; *GoalTemplate* (offered, never imposed);
*ScorecardLine* and *Look* (a short checklist both own); *RoleExpectation* (written by HR for everybody in a role). *Pace* is computed
from dates, milestones and the measure; how sure somebody is, they say themself. The room knows people and numbers (`kpis`); it does
not know what a conversation is.

`smart/` reads a goal as it is written and asks for what is missing; it is pure, needs no database, and nothing it finds is stored.

| verb | record | URL | adjective / question |
|---|---|---|---|
| `propose(...)` | `Goal` | `/goals/` | `.proposed()`, `is_proposed` |
| `goal.agree()`, `goal.decline()` | `Agreement` | `/goals/7/agreement/` | `.agreed()`, `is_agreed` |
| `goal.check_in(...)` | `CheckIn` | `/goals/7/check-ins/` | `pace.is_silent` |
| `goal.plan(title, due)`, `milestone.reach()`, `miss()` | `Milestone` | `/goals/7/milestones/` | `is_reached` |
| `goal.pause(...)` | `Pause` | `/goals/7/pauses/` | `is_paused` |
| `goal.revise(reason=, …)` | `Revision` | `/goals/7/revision/` | `revisions` |
| `goal.close(outcome=)`, `goal.reopen()` | `Closure` | `/goals/7/closure/` | `.open()`, `is_closed` |
| `offer(template, people)` | `Goal` | `/goals/templates/7/offers/` | `.standing()` |
| `add_line(...)`, `line.end()`, `look(...)` | `ScorecardLine`, `Look` | `/scorecards/7/` | `.standing()` |
| `expect(role, text)` | `RoleExpectation` | `/roles/` | `.current()` |
"""
