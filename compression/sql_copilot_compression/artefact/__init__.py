"""The archive that ships: written, read back, carried over to a newer grammar."""
