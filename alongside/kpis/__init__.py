"""Numbers over time, read as signals.

A *KPI* is a defined number with an owner: a person or a team. Its *readings* are kept with their *corrections*, *context notes* and
what their owner *contests*. A *signal* says whether a reading lies in the usual range, has changed or is drifting, or that there
is not enough history to tell. Its owner sees a fresh reading first; after two working days, or when they release it, their manager
sees the same card. The room knows people, the journal and notices, and nothing of goals or conversations; it says nothing about a
person, only about a number.

`signals/` is the calculation. It is pure: no Django, no database.

| verb | record | URL | adjective / question |
|---|---|---|---|
| `define(...)`, `kpi.reword()` | `Kpi` | `/kpis/`, `/kpis/7/definition/` | `.standing()`, `is_personal` |
| `kpi.retire()`, `kpi.bring_back()` | `Kpi` | `/kpis/7/retirement/` | `is_retired` |
| `kpi.read(day, value)` | `Reading` | `/kpis/7/readings/` | `.opened()`, `is_open` |
| `reading.correct(reason=)` | `Correction` | `/kpis/readings/7/correction/` | `corrections` |
| `reading.release()` | `Reading` | `/kpis/readings/7/release/` | `is_open` |
| `reading.note(text)` | `ContextNote` | `/kpis/readings/7/notes/` | `is_aside` |
| `reading.contest(text)` | `Contest` | `/kpis/readings/7/contest/` | `contests` |
| `kpi.recalculate(since, reason=)` | `Recalculation` | `/kpis/7/limits/` | `recalculations` |
| `allow(...)`, `source.forbid()` | `Source` | `/kpis/sources/` | `.due()` |
"""
