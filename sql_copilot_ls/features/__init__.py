"""One module per LSP request, each with `register(server)`."""
