"""Bringing people in from a file: bytes → table → columns → rows → preview → one transaction.

Down inside: `problems, choices ← table ← decoding, delimited, workbook ← reading`, `headers ← columns`,
`dates, cells ← rows ← managers`, and then what needs the database: `present ← preview ← applying`.
Whatever the bytes are, nothing here crashes and nothing is guessed: what cannot be told for certain is a `Problem`
that names the line and says how to go on.
"""
