"""The language server: what features stand on, and the list of them.

What a feature module may use (each exposes `register(server: SqlCopilotServer) -> None` and is listed in `FEATURES` below):

- `server.document(uri) -> Document`: an immutable view of the present text, with `text`, `version`, `language_id`, `offset_at(position)`,
  `position_at(offset)`, `range_at(start, end)`; offsets count code points, positions are in the client's units.
- `server.index.schema_for(uri) -> FolderSchema`: `schema` (everything the document's folder declares, the open documents' unsaved text
  included), `dialect`, `linked()` (the `linking.SchemaIndex`, built once), `vocabulary` (case-folded names), `version` (grows with every change).
- `server.index.files(uri) -> list[Path]` and `server.text_of(path) -> Document`: the folder's SQL files, for references and rename.
- `server.settings_for(uri) -> Settings`, `server.dialect_for(uri) -> str` (setting, else detected, else "").
- `server.location(source: schema.model.Source) -> Location`: where a schema item was declared, in the client's units.
- `await server.in_background(function, *arguments)`: run pure work off the event loop; the awaiting handler can be cancelled.
- `server.on_document_change(callback)`, `server.on_schema_change(callback)`: called on the event loop with the document's URI, debounced
  for documents; and with the folder's URI for schemas. Register diagnostics here.
- `server.suggester`: generation (see `suggesting.py`). `server.show_once(message)`: a warning shown once per text.
"""
