"""Teaching a model a team's own pairs, end to end, on a workspace made for that."""
