-- SQLite, dramaturgy office
create table work (work_id integer primary key, title text not null, composer text not null, librettist text, premiere_year integer, acts integer not null, minutes integer);
create table role (role_id integer primary key, work_id integer not null references work(work_id), role_name text not null, voice text not null check (voice in ('soprano','mezzo','alto','tenor','baritone','bass','silent')), lead integer not null default 0);
create table artist (artist_id integer primary key, stage_name text not null, country text, voice text, agency text, ensemble integer not null default 0); -- ensemble: 1 = on fixed contract
create table production (
    prod_id integer primary key,
    work_id integer not null references work(work_id),
    director_id integer not null references artist(artist_id),
    conductor_id integer not null references artist(artist_id),
    opened_on text not null,
    budget real,
    revival_of integer references production(prod_id)
);
create table performance (perf_id integer primary key, prod_id integer not null references production(prod_id), starts_at text not null, hall text not null, capacity integer not null, cancelled integer not null default 0);
create table casting (perf_id integer not null references performance(perf_id), role_id integer not null references role(role_id), artist_id integer not null references artist(artist_id), fee real not null, stand_in integer not null default 0, primary key (perf_id, role_id));
create table sale (sale_id integer primary key, perf_id integer not null references performance(perf_id), category text not null, seats integer not null, price real not null, sold_on text not null, channel text not null default 'web'); -- channel: web, desk, subscription; price per seat
create table review (review_id integer primary key, perf_id integer not null references performance(perf_id), paper text not null, critic text, stars integer check (stars between 1 and 5), printed_on text);
