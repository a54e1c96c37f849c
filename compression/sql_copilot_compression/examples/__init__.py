"""From examples to batches: linked features, noise, padding."""
