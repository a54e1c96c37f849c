-- structure.sql (excerpt)
CREATE TYPE public.webinar_state AS ENUM ('draft', 'scheduled', 'live', 'ended', 'cancelled');

CREATE TABLE public.accounts (
    id bigint NOT NULL,
    company_name character varying NOT NULL,
    plan character varying DEFAULT 'starter'::character varying NOT NULL,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT accounts_plan_check CHECK (plan IN ('starter', 'team', 'business'))
);
CREATE TABLE public.presenters (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    display_name character varying NOT NULL,
    email character varying NOT NULL,
    bio text,
    external boolean DEFAULT false NOT NULL,
    created_at timestamp(6) without time zone NOT NULL
);
CREATE TABLE public.webinars (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    title character varying NOT NULL,
    state public.webinar_state DEFAULT 'draft' NOT NULL,
    starts_at timestamp(6) without time zone,
    duration_minutes integer DEFAULT 60 NOT NULL,
    seat_limit integer,
    replay_url character varying,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
CREATE TABLE public.webinar_presenters (
    webinar_id bigint NOT NULL,
    presenter_id bigint NOT NULL,
    moderator boolean DEFAULT false NOT NULL
);
CREATE TABLE public.contacts (
    id bigint NOT NULL,
    email character varying NOT NULL,
    full_name character varying NOT NULL,
    job_title character varying,
    country_code character(2),
    unsubscribed_at timestamp(6) without time zone,
    created_at timestamp(6) without time zone NOT NULL
);
CREATE TABLE public.registrations (
    id bigint NOT NULL,
    webinar_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    source character varying DEFAULT 'direct' NOT NULL,
    registered_at timestamp(6) without time zone NOT NULL,
    joined_at timestamp(6) without time zone,
    left_at timestamp(6) without time zone,
    rating integer
);
CREATE TABLE public.questions (
    id bigint NOT NULL,
    registration_id bigint NOT NULL,
    body text NOT NULL,
    upvotes integer DEFAULT 0 NOT NULL,
    asked_at timestamp(6) without time zone NOT NULL,
    answered_by_id bigint,
    answered_at timestamp(6) without time zone
);
ALTER TABLE ONLY public.accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.presenters ADD CONSTRAINT presenters_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.webinars ADD CONSTRAINT webinars_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contacts ADD CONSTRAINT contacts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.registrations ADD CONSTRAINT registrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.questions ADD CONSTRAINT questions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.presenters ADD CONSTRAINT fk_rails_01 FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.webinars ADD CONSTRAINT fk_rails_02 FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.webinar_presenters ADD CONSTRAINT fk_rails_03 FOREIGN KEY (webinar_id) REFERENCES public.webinars(id);
ALTER TABLE ONLY public.webinar_presenters ADD CONSTRAINT fk_rails_04 FOREIGN KEY (presenter_id) REFERENCES public.presenters(id);
ALTER TABLE ONLY public.registrations ADD CONSTRAINT fk_rails_05 FOREIGN KEY (webinar_id) REFERENCES public.webinars(id);
ALTER TABLE ONLY public.registrations ADD CONSTRAINT fk_rails_06 FOREIGN KEY (contact_id) REFERENCES public.contacts(id);
ALTER TABLE ONLY public.questions ADD CONSTRAINT fk_rails_07 FOREIGN KEY (registration_id) REFERENCES public.registrations(id);
ALTER TABLE ONLY public.questions ADD CONSTRAINT fk_rails_08 FOREIGN KEY (answered_by_id) REFERENCES public.presenters(id);
