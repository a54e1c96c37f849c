/* dubbing & voice-over studio */
create schema dub;

create table dub.titles (
  title_code   varchar(8)  not null,
  orig_title   varchar(120) not null,
  distributor  varchar(80) not null,
  genre        varchar(12) not null check (genre in ('film','series','game','doc')),
  orig_lang    char(2)     not null,
  premiere     date,
  constraint pk_titles primary key (title_code)
);
create table dub.episodes (
  ep_id        integer     not null,
  title_code   varchar(8)  not null,
  season       smallint,
  ep_no        smallint    not null,
  runtime_min  smallint    not null,
  constraint pk_episodes primary key (ep_id),
  constraint fk_ep_title foreign key (title_code) references dub.titles (title_code)
);
create table dub.speakers (
  spk_id       integer     not null,
  first_nm     varchar(40) not null,
  last_nm      varchar(40) not null,
  voice_age    varchar(6)  not null check (voice_age in ('child','young','adult','old')),
  native_lang  char(2)     not null,
  agent_mail   varchar(100),
  rate_per_take numeric(7,2) not null,
  on_leave     boolean     not null default false,
  understudy_of integer,
  constraint pk_speakers primary key (spk_id),
  constraint fk_spk_under foreign key (understudy_of) references dub.speakers (spk_id)
);
create table dub.staff (
  staff_id     integer     not null,
  first_nm     varchar(40) not null,
  last_nm      varchar(40) not null,
  job          varchar(10) not null check (job in ('director','engineer','adaptor')),
  constraint pk_staff primary key (staff_id)
);
create table dub.versions (
  ver_id       integer     not null,
  ep_id        integer     not null,
  lang         char(2)     not null,
  director_id  integer,
  adaptor_id   integer,
  mix_state    char(1)     not null default 'N',  -- N not begun, R recording, M mixing, D delivered, X stopped
  due          date        not null,
  delivered    date,
  constraint pk_versions primary key (ver_id),
  constraint fk_ver_ep foreign key (ep_id) references dub.episodes (ep_id),
  constraint fk_ver_dir foreign key (director_id) references dub.staff (staff_id),
  constraint fk_ver_ada foreign key (adaptor_id) references dub.staff (staff_id)
);
comment on column dub.versions.mix_state is 'N=not begun, R=recording, M=mixing, D=delivered, X=stopped';
create table dub.roles (
  role_id      integer     not null,
  title_code   varchar(8)  not null,
  role_name    varchar(60) not null,
  lead         boolean     not null default false,
  constraint pk_roles primary key (role_id),
  constraint fk_role_title foreign key (title_code) references dub.titles (title_code)
);
create table dub.castings (
  ver_id       integer     not null,
  role_id      integer     not null,
  spk_id       integer     not null,
  approved_on  date,
  constraint pk_castings primary key (ver_id, role_id),
  constraint fk_cast_ver foreign key (ver_id) references dub.versions (ver_id),
  constraint fk_cast_role foreign key (role_id) references dub.roles (role_id),
  constraint fk_cast_spk foreign key (spk_id) references dub.speakers (spk_id)
);
create table dub.booths (
  booth        varchar(4)  not null,
  floor_no     smallint    not null,
  m2           numeric(5,1) not null,
  constraint pk_booths primary key (booth)
);
create table dub.sessions (
  sess_id      integer     not null,
  ver_id       integer     not null,
  spk_id       integer     not null,
  engineer_id  integer,
  booth        varchar(4)  not null,
  begins       timestamp   not null,
  ends         timestamp,
  takes        smallint    not null default 0,
  retakes      smallint    not null default 0,
  missed       boolean     not null default false,
  constraint pk_sessions primary key (sess_id),
  constraint fk_sess_ver foreign key (ver_id) references dub.versions (ver_id),
  constraint fk_sess_spk foreign key (spk_id) references dub.speakers (spk_id),
  constraint fk_sess_eng foreign key (engineer_id) references dub.staff (staff_id),
  constraint fk_sess_booth foreign key (booth) references dub.booths (booth)
);
