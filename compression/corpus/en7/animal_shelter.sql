CREATE TABLE species (
  code  char(3) PRIMARY KEY,     -- DOG, CAT, RAB ...
  label text NOT NULL
);
CREATE TABLE kennels (
  kennel_no  smallint PRIMARY KEY,
  wing       text NOT NULL,
  capacity   smallint NOT NULL DEFAULT 1,
  quarantine boolean NOT NULL DEFAULT false
);
CREATE TABLE animals (
  tag        text PRIMARY KEY,
  call_name  text,
  species    char(3) NOT NULL REFERENCES species (code),
  breed      text,
  sex        char(1) NOT NULL CHECK (sex IN ('m','f','?')),
  est_birth  date,
  neutered   boolean NOT NULL DEFAULT false,
  chip_no    text UNIQUE,
  kennel_no  smallint REFERENCES kennels (kennel_no),
  arrived_on date NOT NULL,
  arrival    text NOT NULL CHECK (arrival IN ('stray','surrender','seized','returned','born_here')),
  outcome    text CHECK (outcome IN ('adopted','reclaimed','died','transferred')),
  outcome_on date,
  weight_kg  numeric(5,2)
);
CREATE TABLE adopters (
  adopter_id serial PRIMARY KEY,
  fullname   text NOT NULL,
  town       text NOT NULL,
  garden     boolean NOT NULL DEFAULT false,
  banned     boolean NOT NULL DEFAULT false
);
CREATE TABLE applications (
  app_id     serial PRIMARY KEY,
  adopter_id int NOT NULL REFERENCES adopters (adopter_id),
  tag        text NOT NULL REFERENCES animals (tag),
  applied_on date NOT NULL DEFAULT CURRENT_DATE,
  home_check date,
  verdict    text NOT NULL DEFAULT 'open' CHECK (verdict IN ('open','yes','no','withdrawn'))
);
CREATE TABLE treatments (
  treat_id   serial PRIMARY KEY,
  tag        text NOT NULL REFERENCES animals (tag),
  what       text NOT NULL,
  cost       numeric(8,2) NOT NULL DEFAULT 0,
  given_on   date NOT NULL,
  next_due   date
);
CREATE TABLE donors (
  donor_id   serial PRIMARY KEY,
  fullname   text NOT NULL,
  sponsors   text REFERENCES animals (tag),
  monthly    numeric(8,2)
);
