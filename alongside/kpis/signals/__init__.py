"""Natural limits and the rules that read a series against them. Pure functions: no Django, no database.

The constants and rules are those of Wheeler's XmR chart; attribute data use the p-chart, with Laney's correction where the
counts are large. See docs/kpis.md for what each figure means and how often a stable series gives a false signal.
"""
