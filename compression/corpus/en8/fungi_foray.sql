-- mushroom society's finds (SQLite)
create table species (sp_id integer primary key, latin text not null unique, english text, edibility text not null default 'unknown' check (edibility in ('edible','inedible','poisonous','deadly','unknown')), red_list text);
create table member (m_id integer primary key, full_name text not null, expert integer not null default 0, joined text not null, lapsed text);
create table wood (wood_id integer primary key, wood_name text not null, parish text not null, main_tree text, hectares real);
create table foray (f_id integer primary key, wood_id integer not null references wood(wood_id), day text not null, leader integer not null references member(m_id), rain_mm real, public_event integer not null default 0);
create table attendance_ (f_id integer not null references foray(f_id), m_id integer not null references member(m_id), primary key (f_id, m_id));
create table find (find_id integer primary key, f_id integer not null references foray(f_id), sp_id integer references species(sp_id), finder integer not null references member(m_id), confirmed_by integer references member(m_id), caps integer not null default 1, host_tree text, photo text);
create table dried (sheet_no integer primary key, find_id integer not null references find(find_id), box text not null, lent_to text, lent_on text);
