"""How good answers are: by rows, by components, by confidence; and the report."""
