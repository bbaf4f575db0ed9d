"""Trust: the signed identity each transaction carries; what is stored, who sees it, how long; and a person's own data.

The database's policies ask `trust.actor()` who is acting; the answer cannot be forged by a query, because it is
signed with a key that no run-time role can read. Every web request and every job runs inside `acting_as`.

Each room says in its `catalogue.yaml` what it stores. Out of that come the archive a person asks for, the register
for a works council, the clocks that delete (`retention.py`: rooms say what has outlived its time, this room when), and
erasure. It knows people and the journal; what it has to tell, *notices* says for it (`notices/from_below.py`).

Nouns: Archive, Enquiry and its Holdings, Erasure, KeepingTime, Forgetting, DecisionPage.

| verb | record | URL | adjective / question |
|---|---|---|---|
| `ask_for_archive(person)`, `archive.keep()` | `Archive` | `/my-data/archive/` | `.usable()`, `is_made` |
| `ask_what_is_held(person)` | `Enquiry`, `EnquiryProgress` | `/my-data/enquiries/` | `.open()`, `is_answered` |
| `holding.release()`, `holding.withhold()` | `Holding` | `/my-data/asked-of-me/7/release/` | `.undecided()`, `is_decided` |
| `erase(person)`, `replay(lines)` | `Erasure` | `alongside people erase` | `person.has_left` |
| `choose_time(clock, number)` | `KeepingTime` | `/kept/talks/` | `.holding()` |
| `forget(clock)` | `Forgetting` | `/kept/` | |
| `publish_decisions(text)` | `DecisionPage` | `/how-decisions-are-made/` | |
"""
