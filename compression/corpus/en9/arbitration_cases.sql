create table parties (party_id serial primary key, legal_name text not null, country char(2) not null, is_state boolean not null default false);
create table arbitrators (arb_id serial primary key, full_name text not null, nationality char(2) not null, languages text, retired boolean not null default false);
create table cases (
  case_ref text primary key,
  claimant_id int not null references parties (party_id),
  respondent_id int not null references parties (party_id),
  rules text not null check (rules in ('ICC','UNCITRAL','LCIA','SIAC')),
  seat text not null,
  registered date not null,
  claim_usd numeric(16,2),
  phase text not null default 'constitution' check (phase in ('constitution','written','hearing','award','withdrawn')),
  expedited boolean not null default false
);
create table panels (case_ref text not null references cases, arb_id int not null references arbitrators (arb_id), role text not null check (role in ('chair','claimant nominee','respondent nominee','sole')), accepted_on date, challenged boolean not null default false, primary key (case_ref, arb_id));
create table submissions (sub_id serial primary key, case_ref text not null references cases, by_party int not null references parties (party_id), kind text not null, due_on date not null, filed_on date, pages int);
create table hearings (hearing_id serial primary key, case_ref text not null references cases, starts_on date not null, days smallint not null default 1, city text, remote boolean not null default false);
create table costs (cost_id serial primary key, case_ref text not null references cases, payer_id int not null references parties (party_id), item text not null, amount_usd numeric(12,2) not null, invoiced_on date not null, paid_on date);
create table awards (award_no text primary key, case_ref text not null references cases, issued_on date not null, is_final boolean not null default true, granted_usd numeric(16,2), dissent boolean not null default false);
