"""How the rooms are put together: settings, addresses, the clock work, starting and stopping. No domain word."""
