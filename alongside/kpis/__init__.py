"""Numbers over time, read as signals.

A *KPI* is a defined number with an owner. Its *readings* are kept with their corrections and context notes. A *signal* says
whether a reading lies in the usual range, has changed or is drifting, or that there is not enough history to tell. The room
knows people and nothing of goals or conversations, and it says nothing about a person: only about a number.

`signals/` is the calculation. It is pure: no Django, no database.
"""
