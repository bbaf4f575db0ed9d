"""Reading a goal as it is written: what is missing, one question for it, and what contradicts itself.

A writing aid for its author. Nothing is stored and nothing is added up: the levels are for the tests and the command line, the
page shows one question for a missing letter. Pure functions: no Django, no database. The rules read English; of a text in another
language only the fields speak. What they get right and wrong is in docs/goals.md.
"""
