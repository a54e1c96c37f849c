"""Builds the model: corpora, synthesis, training, distillation, quantisation, export, evaluation."""
