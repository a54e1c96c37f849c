"""Training: steps, objectives, sampling, several processes, the architecture search."""
