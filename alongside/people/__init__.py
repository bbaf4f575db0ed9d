"""Who is here, and how they stand to each other.

Nouns: Person (the user), Team, Employment, ReportingLine, HRScope, Administration, Profile note, Leave, Session,
Credential, SignInLink; of the second step at sign-in: Passkey, AuthenticatorApp, RecoveryCode. From the dated facts it derives *reach*: who is whose manager, skip-level, HR partner or
former manager today. It knows nothing of conversations.

| verb | record | adjective / question |
|---|---|---|
| `person.employ(starts_on=)` / `person.leave(on=)` | `Employment` | `.employed()`, `is_employed` |
| `person.report_to(manager, since=)` | `ReportingLine` | `.current()`, `person.manager` |
| `person.partner_for(team or person, since=)` | `HRScope` | `.current()` |
| `person.administer()` / `person.stop_administering()` | `Administration` | `is_administrator` |
| `person.choose_password()` | `Credential` | `has_password` |
| `person.invite()`, `person.send_sign_in_link()`, `link.spend()` | `SignInLink` | `.usable()` |
| `person.begin_app()`, `app.confirm()`, `app.accepts(code)` | `AuthenticatorApp` | `.confirmed()`, `has_second_factor` |
| `person.add_passkey()` | `Passkey` | `needs_second_factor` |
| `person.make_recovery_codes()`, `person.spend_recovery_code()` | `RecoveryCode` | `.usable()` |
| `person.offer_reset(by=)`, `person.lose_second_factors()` | `SignInLink` | |
| `person.go_by(pseudonym)` | | `has_left`, `.gone_since()` |
| `person.take_leave()`, `leave.take_back()` | `Leave` | `is_away_on(day)`, `is_at_work_on(day)` |
| `session.end()` | `Session` | `.live()` |
"""
