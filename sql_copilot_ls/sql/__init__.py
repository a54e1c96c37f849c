"""SQL as text, under every room that reads it: dialects, tokens, statements and comments; pure."""
