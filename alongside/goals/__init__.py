"""What somebody wants to reach, proposed by either of the two and agreed by both.

Nouns: *Goal*, its *milestones*, *check-ins*, *revisions* and *closure*. `smart/` reads a goal as it is written and asks for what
is missing; it is pure, needs no database, and nothing it finds is stored about anybody.
"""
