"""Where the cursor is: comments, statements in a half-written file, scope and aliases: a pure room."""
