"""How fast the house is, measured as it is served: two companies, the pages people open all day, one table.

`company.py` makes or keeps a company, `visits.py` chooses who opens what, `asking.py` is the client, `measuring.py`
runs in a process of its own for each company, `importing.py` times the import, `report.py` prints. See docs/bench.md.
"""
