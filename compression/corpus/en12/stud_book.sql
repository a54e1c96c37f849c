CREATE TABLE breeder (
    breeder_no   int PRIMARY KEY,
    name         varchar(80) NOT NULL,
    county       varchar(40) NOT NULL,
    member_since date
);
CREATE TABLE stud_horse (
    reg_no       varchar(12) PRIMARY KEY,
    name         varchar(60) NOT NULL,
    sex          char(1) NOT NULL CHECK (sex IN ('M', 'F', 'G')),   -- stallion, mare, gelding
    coat         varchar(20) NOT NULL,
    foaled       date NOT NULL,
    sire         varchar(12) REFERENCES stud_horse (reg_no),
    dam          varchar(12) REFERENCES stud_horse (reg_no),
    breeder_no   int REFERENCES breeder (breeder_no),
    owner_no     int NOT NULL REFERENCES breeder (breeder_no),
    height_cm    int,
    died         date
);
CREATE TABLE covering (
    covering_id  int PRIMARY KEY,
    stallion     varchar(12) NOT NULL REFERENCES stud_horse (reg_no),
    mare         varchar(12) NOT NULL REFERENCES stud_horse (reg_no),
    covered_on   date NOT NULL,
    method       varchar(8) NOT NULL CHECK (method IN ('natural', 'fresh', 'frozen')),
    fee          numeric(8,2) NOT NULL,
    foal         varchar(12) REFERENCES stud_horse (reg_no),
    outcome      varchar(10) CHECK (outcome IN ('foaled', 'empty', 'aborted'))
);
CREATE TABLE grading (
    grading_id   int PRIMARY KEY,
    reg_no       varchar(12) NOT NULL REFERENCES stud_horse (reg_no),
    inspector    varchar(60) NOT NULL,
    graded_on    date NOT NULL,
    conformation numeric(3,1) NOT NULL,
    movement     numeric(3,1) NOT NULL,
    licensed     boolean NOT NULL DEFAULT false
);
CREATE TABLE ownership_change (
    change_id    int PRIMARY KEY,
    reg_no       varchar(12) NOT NULL REFERENCES stud_horse (reg_no),
    old_owner    int NOT NULL REFERENCES breeder (breeder_no),
    new_owner    int NOT NULL REFERENCES breeder (breeder_no),
    price        numeric(9,2),
    changed_on   date NOT NULL
);
