"""A month as weeks of days, and the months and years beside it. Pure."""
