-- Supabase project, PostgreSQL; RLS policies left out
create type public.intent as enum ('friends', 'casual', 'serious');
create table public.profiles (
  id uuid primary key,
  display_name text not null,
  birthdate date not null,
  gender text not null,
  city text,
  looking_for public.intent not null default 'serious',
  height_cm int,
  smoker boolean,
  bio text,
  photo_verified boolean not null default false,
  incognito boolean not null default false,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  deleted_at timestamptz
);
create table public.interests (id int primary key, label text not null unique);
create table public.profile_interests (profile_id uuid not null references public.profiles (id) on delete cascade, interest_id int not null references public.interests (id), primary key (profile_id, interest_id));
create table public.swipes (id bigint generated always as identity primary key, swiper_id uuid not null references public.profiles (id), target_id uuid not null references public.profiles (id), direction text not null check (direction in ('like', 'pass', 'superlike')), swiped_at timestamptz not null default now());
create table public.matches (id uuid primary key, profile_a uuid not null references public.profiles (id), profile_b uuid not null references public.profiles (id), matched_at timestamptz not null default now(), unmatched_at timestamptz, unmatched_by uuid references public.profiles (id));
create table public.messages (id bigint generated always as identity primary key, match_id uuid not null references public.matches (id), sender_id uuid not null references public.profiles (id), body text not null, sent_at timestamptz not null default now(), read_at timestamptz, flagged boolean not null default false);
create table public.blocks (blocker_id uuid not null references public.profiles (id), blocked_id uuid not null references public.profiles (id), reason text, created_at timestamptz not null default now(), primary key (blocker_id, blocked_id));
create table public.subscriptions (id uuid primary key, profile_id uuid not null references public.profiles (id), plan text not null check (plan in ('plus', 'gold')), store text not null check (store in ('apple', 'google', 'web')), price_cents int not null, started_on date not null, renews_on date, cancelled_on date);
