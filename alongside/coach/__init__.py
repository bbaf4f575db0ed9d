"""The coach: explains, as somebody writes about a person, what would make the text fairer and clearer.

Nouns: a *reading* of a text, its *hints*, what is *present*, what it *asks* for. It has no models, knows no room, and
stores, counts and reports nothing; it never blocks, rewrites, or says that nothing was found. A text is cut into tokens,
sentences and clauses (`clauses/`), and rules, which are data (`data/`), say which words in which place of a
clause deserve a thought. What they miss or mistake is weighed a second time (`weights/`).

| verb | what it does | where |
|---|---|---|
| `read(text, language=…)` | a text → `Reading(hints, present, asks)` | `reading.py` |
| `reading.shown(kept)` | the three hints a page shows, worst first | `reading.py` |
| `add_rules(path)` | a company's own rules, from a file the administrator names | `rulebook/` |
| `alongside coach check` | the same for texts on standard input | `commands.py` |
| `alongside coach evaluate` | precision and recall on hand-labelled texts | `evaluation/` |
"""
