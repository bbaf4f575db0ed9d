"""The catalogue: what Alongside stores, about whom, who reads it, how long, and why. Each room says it of its tables.

A room's `catalogue.yaml` is read here, and nowhere else; My data, the register, the clocks and erasure are made of it.
The check fails for a table or field that is not in it. A new table takes a few lines:

    tables:
      Goal:
        what: a goal of somebody                # in the register and in their archive
        why: so that both know what is agreed on
        subject: owner                          # paths to the people it is about …
        author: proposed_by                     # … and to those who wrote it; neither: it is about nobody
        seen: goals_visible_to                  # the policy of this room that says which of them one may read
        readers: two                            # a key of `readers:` here, or of trust's own catalogue
        kept: goals                             # a key of `clocks:`; more than one is a list
        fields:
          statement, why_it_matters: what is to be reached, and what for
          secret: {what: …, readers: author, left_out: why it is not in an archive}
      CheckIn:
        as: goal                                # a foreign key: about whom, who, how long, why are as with its goal
        what: how it goes
        fields: {text: what its owner says}

Keys, foreign keys, moments, `version` and `position` need no line. `held: yes` says that a person who asks *what others
hold about me* has its author asked; `erase: deleted` that it goes when its author is erased (or, of those a policy
names: `erase: {deleted: unread_answers}`; or of those to whom other paths lead: `erase: {of: [subject, author]}`). What is
not deleted stays until its clock, under the pseudonym. `kept: company` is for what is about nobody.

A clock is enforced by its room: `trust.retention.enforce("goals", outlived_goals)`.
"""

from .entry import Clock, Entry, Field, Other
from .reading import catalogue, entry_of

__all__ = ["Clock", "Entry", "Field", "Other", "catalogue", "entry_of"]
