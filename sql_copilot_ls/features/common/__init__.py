"""What several features share: places in a document's SQL, a folder's uses of a name, a comment's SQL."""
