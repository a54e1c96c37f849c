CREATE TABLE teachers (
    id INTEGER PRIMARY KEY,
    full_name TEXT NOT NULL,
    subject TEXT
);

CREATE TABLE pupils (
    id INTEGER PRIMARY KEY,
    full_name TEXT NOT NULL,
    age INTEGER,
    teacher_id INTEGER REFERENCES teachers (id)
);
