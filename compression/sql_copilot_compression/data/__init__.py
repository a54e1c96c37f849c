"""What a build learns from: corpora, synthesis, perturbation, and databases with rows."""
