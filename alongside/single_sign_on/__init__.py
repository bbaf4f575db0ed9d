"""Signing in with the company's own account: OpenID Connect, one company, one provider.

Nouns: Setup (what the environment says), Provider (what the provider says of itself), Claims (what it vouches for),
CompanyAccount (whose account is whose, remembered from the first time). It brings people in and knows nothing of what
they do inside. When the provider is away, sessions go on, and administrators sign in here.

| what | where |
|---|---|
| `begin` → the provider → `arrive` | `flow.py`: state, nonce and PKCE on the way out, all of it checked on the way back |
| `provider()` | `provider.py`: discovery and signing keys, asked for again when they change |
| `person_of(claims)` | `matching.py`: who that is here; somebody new only where the administrator allows it |
"""
