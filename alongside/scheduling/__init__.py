"""Scheduling: a time that is free for both, and the invitation that goes with it (RFC 5545).

It knows people and their working hours; what is booked it is told. Calendars of other systems come later.
"""
