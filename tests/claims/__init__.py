"""`make trust`: what we claim (SECURITY.md), with figures from this machine. Ends with 1 on any miss.

`claims.py` says which figure each claim needs and when it is met; the tests tell their figures (tests/figures.py);
`running.py` runs them, `cost.py` times row-level security, `report.py` prints one table.
"""
