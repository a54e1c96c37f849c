"""The pointer network: its layers, the form that serving runs, and how it grows and is pruned."""
