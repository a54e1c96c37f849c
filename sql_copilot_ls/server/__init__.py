"""The language server: the session that features share, and what ties them to it."""
