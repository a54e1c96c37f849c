-- self-hosted git forge (schema dump, trimmed)
CREATE TABLE public.users (
    id bigint NOT NULL,
    login character varying(39) NOT NULL,
    email character varying(255),
    is_admin boolean DEFAULT false NOT NULL,
    suspended_at timestamp without time zone,
    created_at timestamp without time zone NOT NULL
);
CREATE TABLE public.repos (
    id bigint NOT NULL,
    owner_id bigint NOT NULL,
    name character varying(100) NOT NULL,
    private boolean DEFAULT false NOT NULL,
    fork_of bigint,
    language character varying(40),
    stars integer DEFAULT 0 NOT NULL,
    size_kb bigint DEFAULT 0 NOT NULL,
    archived boolean DEFAULT false NOT NULL,
    pushed_at timestamp without time zone
);
CREATE TABLE public.issues (
    id bigint NOT NULL,
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint NOT NULL,
    assignee_id bigint,
    title character varying(255) NOT NULL,
    state character varying(10) DEFAULT 'open'::character varying NOT NULL,
    opened_at timestamp without time zone NOT NULL,
    closed_at timestamp without time zone,
    CONSTRAINT issues_state CHECK (state IN ('open', 'closed'))
);
CREATE TABLE public.pulls (
    id bigint NOT NULL,
    repo_id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint NOT NULL,
    title character varying(255) NOT NULL,
    draft boolean DEFAULT false NOT NULL,
    additions integer DEFAULT 0 NOT NULL,
    deletions integer DEFAULT 0 NOT NULL,
    opened_at timestamp without time zone NOT NULL,
    merged_at timestamp without time zone,
    merged_by bigint,
    closed_at timestamp without time zone
);
CREATE TABLE public.reviews (
    id bigint NOT NULL,
    pull_id bigint NOT NULL,
    reviewer_id bigint NOT NULL,
    verdict character varying(20) NOT NULL,
    submitted_at timestamp without time zone NOT NULL,
    CONSTRAINT reviews_verdict CHECK (verdict IN ('approved', 'changes_requested', 'commented'))
);
CREATE TABLE public.issue_labels (
    issue_id bigint NOT NULL,
    label character varying(50) NOT NULL
);
CREATE TABLE public.ssh_keys (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    title character varying(100) NOT NULL,
    fingerprint character varying(100) NOT NULL,
    last_used_at timestamp without time zone
);
ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.repos ADD CONSTRAINT repos_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pulls ADD CONSTRAINT pulls_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reviews ADD CONSTRAINT reviews_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ssh_keys ADD CONSTRAINT ssh_keys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.repos ADD CONSTRAINT repos_owner_fk FOREIGN KEY (owner_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.repos ADD CONSTRAINT repos_fork_fk FOREIGN KEY (fork_of) REFERENCES public.repos(id);
ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_repo_fk FOREIGN KEY (repo_id) REFERENCES public.repos(id);
ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_author_fk FOREIGN KEY (author_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_assignee_fk FOREIGN KEY (assignee_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.pulls ADD CONSTRAINT pulls_repo_fk FOREIGN KEY (repo_id) REFERENCES public.repos(id);
ALTER TABLE ONLY public.pulls ADD CONSTRAINT pulls_author_fk FOREIGN KEY (author_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.pulls ADD CONSTRAINT pulls_merger_fk FOREIGN KEY (merged_by) REFERENCES public.users(id);
ALTER TABLE ONLY public.reviews ADD CONSTRAINT reviews_pull_fk FOREIGN KEY (pull_id) REFERENCES public.pulls(id);
ALTER TABLE ONLY public.reviews ADD CONSTRAINT reviews_user_fk FOREIGN KEY (reviewer_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.issue_labels ADD CONSTRAINT il_issue_fk FOREIGN KEY (issue_id) REFERENCES public.issues(id);
ALTER TABLE ONLY public.ssh_keys ADD CONSTRAINT keys_user_fk FOREIGN KEY (user_id) REFERENCES public.users(id);
