"""The Llama line: language models as teachers: tuned, pruned, distilled, and labelling for the small network.

Nothing here is imported when the package loads; transformers, peft and trl (the extra `llama`) only where used.
"""
