"""Trust: the signed identity each transaction carries, and what tells people who can see what.

The database's policies ask `trust.actor()` who is acting; the answer cannot be forged by a query, because it is
signed with a key that no run-time role can read. Every web request and every job runs inside `acting_as`.
"""
