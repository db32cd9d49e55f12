"""What was typed into the search field, read. Pure."""
