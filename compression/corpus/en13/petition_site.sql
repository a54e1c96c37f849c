-- rails, postgres, db/structure.sql
CREATE TABLE campaigners (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    name character varying NOT NULL,
    org_name character varying,
    email character varying NOT NULL,
    confirmed_at timestamp without time zone,
    created_at timestamp without time zone NOT NULL
);
CREATE TABLE authorities (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    name character varying NOT NULL,
    level character varying NOT NULL,
    reply_deadline_days integer DEFAULT 30 NOT NULL,
    CONSTRAINT level_known CHECK (level = ANY (ARRAY['municipal', 'state', 'federal', 'eu']))
);
CREATE TABLE petitions (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    campaigner_id uuid NOT NULL,
    authority_id uuid NOT NULL,
    title character varying NOT NULL,
    body text NOT NULL,
    aasm_state character varying DEFAULT 'draft' NOT NULL,
    goal integer DEFAULT 1000 NOT NULL,
    signatures_count integer DEFAULT 0 NOT NULL,
    featured boolean DEFAULT false NOT NULL,
    opened_on date,
    closes_on date,
    handed_over_on date,
    answered_on date,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL,
    CONSTRAINT petitions_state CHECK (aasm_state IN ('draft', 'open', 'closed', 'handed_over', 'answered', 'rejected'))
);
CREATE TABLE signers (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    email character varying NOT NULL,
    first_name character varying NOT NULL,
    last_name character varying NOT NULL,
    postcode character varying,
    city character varying,
    newsletter boolean DEFAULT false NOT NULL,
    created_at timestamp without time zone NOT NULL
);
CREATE TABLE signatures (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    petition_id uuid NOT NULL,
    signer_id uuid NOT NULL,
    recruited_by_id uuid,
    comment text,
    hidden boolean DEFAULT false NOT NULL,
    signed_at timestamp without time zone NOT NULL,
    verified_at timestamp without time zone,
    withdrawn_at timestamp without time zone
);
CREATE TABLE updates (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    petition_id uuid NOT NULL,
    headline character varying NOT NULL,
    emailed boolean DEFAULT false NOT NULL,
    published_at timestamp without time zone
);
CREATE TABLE topics (id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY, name character varying NOT NULL);
CREATE TABLE petitions_topics (petition_id uuid NOT NULL, topic_id uuid NOT NULL);
CREATE UNIQUE INDEX index_signatures_on_petition_and_signer ON signatures USING btree (petition_id, signer_id);
ALTER TABLE ONLY petitions ADD CONSTRAINT fk_rails_p1 FOREIGN KEY (campaigner_id) REFERENCES campaigners(id);
ALTER TABLE ONLY petitions ADD CONSTRAINT fk_rails_p2 FOREIGN KEY (authority_id) REFERENCES authorities(id);
ALTER TABLE ONLY signatures ADD CONSTRAINT fk_rails_s1 FOREIGN KEY (petition_id) REFERENCES petitions(id);
ALTER TABLE ONLY signatures ADD CONSTRAINT fk_rails_s2 FOREIGN KEY (signer_id) REFERENCES signers(id);
ALTER TABLE ONLY signatures ADD CONSTRAINT fk_rails_s3 FOREIGN KEY (recruited_by_id) REFERENCES signers(id);
ALTER TABLE ONLY updates ADD CONSTRAINT fk_rails_u1 FOREIGN KEY (petition_id) REFERENCES petitions(id);
ALTER TABLE ONLY petitions_topics ADD CONSTRAINT fk_rails_t1 FOREIGN KEY (petition_id) REFERENCES petitions(id);
ALTER TABLE ONLY petitions_topics ADD CONSTRAINT fk_rails_t2 FOREIGN KEY (topic_id) REFERENCES topics(id);
