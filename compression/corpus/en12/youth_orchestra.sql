CREATE TABLE orchestra_section (
    id            serial PRIMARY KEY,
    name          text NOT NULL,               -- 'Violas'
    family        text NOT NULL CHECK (family IN ('strings', 'woodwind', 'brass', 'percussion')),
    leader_id     integer
);
CREATE TABLE musician (
    id            serial PRIMARY KEY,
    first_name    text NOT NULL,
    last_name     text NOT NULL,
    birthday      date NOT NULL,
    section_id    integer REFERENCES orchestra_section (id),
    desk_partner_id integer REFERENCES musician (id),
    sibling_id    integer REFERENCES musician (id),
    joined_on     date NOT NULL,
    left_on       date
);
ALTER TABLE orchestra_section ADD FOREIGN KEY (leader_id) REFERENCES musician (id);
CREATE TABLE coach (
    id            serial PRIMARY KEY,
    name          text NOT NULL,
    section_id    integer NOT NULL REFERENCES orchestra_section (id)
);
CREATE TABLE instrument (
    id            serial PRIMARY KEY,
    kind          text NOT NULL,               -- 'bassoon'
    serial_no     text,
    donated_by    text,
    insured_value numeric(9,2)
);
CREATE TABLE instrument_loan (
    id            serial PRIMARY KEY,
    instrument_id integer NOT NULL REFERENCES instrument (id),
    musician_id   integer NOT NULL REFERENCES musician (id),
    lent_on       date NOT NULL,
    back_on       date,
    deposit       numeric(7,2) NOT NULL DEFAULT 0
);
CREATE TABLE composer (
    id            serial PRIMARY KEY,
    name          text NOT NULL,
    died          integer
);
CREATE TABLE piece (
    id            serial PRIMARY KEY,
    title         text NOT NULL,
    composer_id   integer NOT NULL REFERENCES composer (id),
    arranger_id   integer REFERENCES composer (id),
    minutes       integer NOT NULL
);
CREATE TABLE concert (
    id            serial PRIMARY KEY,
    venue         text NOT NULL,
    starts_at     timestamp NOT NULL,
    conductor     text NOT NULL,
    ticket_price  numeric(6,2)
);
CREATE TABLE programme_item (
    concert_id    integer NOT NULL REFERENCES concert (id),
    piece_id      integer NOT NULL REFERENCES piece (id),
    position      smallint NOT NULL,
    soloist_id    integer REFERENCES musician (id),
    PRIMARY KEY (concert_id, piece_id)
);
CREATE TABLE rehearsal_absence (
    musician_id   integer NOT NULL REFERENCES musician (id),
    rehearsal_on  date NOT NULL,
    excused       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (musician_id, rehearsal_on)
);
