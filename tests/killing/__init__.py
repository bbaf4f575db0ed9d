"""What a killed process may not do: lose what was acknowledged, or leave half of it behind.

`house.py` is a home of its own, with its own PostgreSQL and web process, both of which get killed while `writers.py`
save over real HTTP. `people.py` says who writes, `tally.py` compares what was acknowledged with what is there. The
tests are `tests/test_killed_houses.py`; `python -m tests.killing` prints the same as figures.
"""
