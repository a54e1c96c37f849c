"""SQL as it stands in an editor, half-written or not: its syntax, what its names mean, what to show; pure."""
