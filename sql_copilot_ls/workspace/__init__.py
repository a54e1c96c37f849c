"""The open folders: which files declare tables, what they declare, kept between starts."""
