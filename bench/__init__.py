"""How fast the house is, measured as it is served: two companies, the pages people open all day, one table.

`company.py` makes or keeps a company; `choosing.py` and `visits.py` say as the owner who opens what; `serving.py`
serves and counts as the web's role; `measuring.py` asks, with the client of `asking.py`; `importing.py` and
`starting.py` time those; `report.py` prints. See docs/speed.md.
"""
