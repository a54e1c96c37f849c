"""DDL text to `Schema`: a pure room."""
