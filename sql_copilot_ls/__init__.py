"""Offline SQL copilot: a language server that turns comments into SQL over the workspace's own tables."""
