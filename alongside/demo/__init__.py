"""The demo company: invented people, a year of history, and the bar that lets one visitor see it as several people.

Only ever on an embedded database on this machine; `alongside demo --remove` leaves an empty company.
"""
