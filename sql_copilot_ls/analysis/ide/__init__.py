"""What editors show, as data without the protocol: completions, faults, cards, highlights, formatting, requests."""
