-- model railway club, SQLite
CREATE TABLE member (no INTEGER PRIMARY KEY, name TEXT NOT NULL, joined TEXT NOT NULL, key_holder INTEGER NOT NULL DEFAULT 0);
CREATE TABLE layout (lay_id INTEGER PRIMARY KEY, title TEXT NOT NULL, gauge TEXT NOT NULL CHECK (gauge IN ('Z','N','H0','0','G')), length_m REAL, keeper INTEGER NOT NULL REFERENCES member(no), deputy INTEGER REFERENCES member(no), retired TEXT);
CREATE TABLE loco (dcc INTEGER PRIMARY KEY, class TEXT NOT NULL, gauge TEXT NOT NULL, owner INTEGER NOT NULL REFERENCES member(no), bought TEXT, price REAL, sound INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'ok' CHECK (state IN ('ok','repair','sold')));
CREATE TABLE exhibition (ex_id INTEGER PRIMARY KEY, name TEXT NOT NULL, town TEXT NOT NULL, day TEXT NOT NULL, fee REAL NOT NULL DEFAULT 0);
CREATE TABLE booking (ex_id INTEGER NOT NULL REFERENCES exhibition(ex_id), lay_id INTEGER NOT NULL REFERENCES layout(lay_id), van INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (ex_id, lay_id));
CREATE TABLE run_log (run_id INTEGER PRIMARY KEY, dcc INTEGER NOT NULL REFERENCES loco(dcc), lay_id INTEGER NOT NULL REFERENCES layout(lay_id), driver INTEGER NOT NULL REFERENCES member(no), day TEXT NOT NULL, minutes INTEGER NOT NULL, derailed INTEGER NOT NULL DEFAULT 0);
