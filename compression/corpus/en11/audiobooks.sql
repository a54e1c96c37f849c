-- storefront service, camelCase, SQLite for local dev
CREATE TABLE person (personId INTEGER PRIMARY KEY, fullName TEXT NOT NULL, homepage TEXT);
CREATE TABLE publisher (publisherId INTEGER PRIMARY KEY, publisherName TEXT NOT NULL, parentPublisherId INTEGER REFERENCES publisher (publisherId));
CREATE TABLE genre (genreId INTEGER PRIMARY KEY, genreName TEXT NOT NULL, parentGenreId INTEGER REFERENCES genre (genreId));
CREATE TABLE book (
  bookId INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  authorId INTEGER NOT NULL REFERENCES person (personId),
  genreId INTEGER NOT NULL REFERENCES genre (genreId),
  sequelOf INTEGER REFERENCES book (bookId),
  language TEXT NOT NULL DEFAULT 'en'
);
CREATE TABLE recording (
  recordingId INTEGER PRIMARY KEY,
  bookId INTEGER NOT NULL REFERENCES book (bookId),
  publisherId INTEGER NOT NULL REFERENCES publisher (publisherId),
  directedBy INTEGER REFERENCES person (personId),
  minutes INTEGER NOT NULL,
  abridged INTEGER NOT NULL DEFAULT 0,
  releasedOn DATE,             -- null = announced
  price REAL NOT NULL
);
CREATE TABLE narration (
  recordingId INTEGER NOT NULL REFERENCES recording (recordingId),
  narratorId INTEGER NOT NULL REFERENCES person (personId),
  part TEXT NOT NULL CHECK (part IN ('lead', 'cast', 'intro')),
  feePerHour REAL NOT NULL,
  PRIMARY KEY (recordingId, narratorId)
);
CREATE TABLE listener (listenerId INTEGER PRIMARY KEY, nick TEXT NOT NULL, plan TEXT NOT NULL CHECK (plan IN ('free', 'plus', 'family')), giftedBy INTEGER REFERENCES listener (listenerId), joinedOn DATE NOT NULL);
CREATE TABLE progress (listenerId INTEGER NOT NULL REFERENCES listener (listenerId), recordingId INTEGER NOT NULL REFERENCES recording (recordingId), minutesHeard INTEGER NOT NULL, lastHeardAt DATETIME NOT NULL, finishedAt DATETIME, stars INTEGER, PRIMARY KEY (listenerId, recordingId));
