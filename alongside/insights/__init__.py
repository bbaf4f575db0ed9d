"""Figures for HR partners: that talks take place and promises are kept, by group and quarter; never what was said.

Nouns: Release (a quarter that is published, once), Figure (what is told of a group), Membership (who was counted, for
the next quarter alone), Beginning (how far setting up has come), GroupSize (how many people a group needs). It reads
the rooms below through two functions that count; nobody imports it. What is published is the same for everyone who
may read it, and what could be worked out from it is left out before it is stored.

| verb | record | URL | adjective / question |
|---|---|---|---|
| `publish(quarter)` | `Release`, `Figure` | `/insights/` | `Release.objects.newest()` |
| `note_beginning()` | `Beginning` | `/insights/` | |
| `choose_group_size(number, by=)` | `GroupSize` | `/insights/group-size/` | `group_size()` |
"""
