-- Buy now, pay later core. Rails structure.sql (PostgreSQL)
CREATE TABLE public.shoppers (
    id bigint NOT NULL,
    email character varying NOT NULL,
    full_name character varying NOT NULL,
    spending_limit_cents integer DEFAULT 50000 NOT NULL,
    frozen_at timestamp(6) without time zone,
    created_at timestamp(6) without time zone NOT NULL
);
CREATE TABLE public.merchants (
    id bigint NOT NULL,
    name character varying NOT NULL,
    vertical character varying NOT NULL,
    fee_bps integer DEFAULT 450 NOT NULL,
    parent_merchant_id bigint,
    live boolean DEFAULT false NOT NULL
);
CREATE TABLE public.purchases (
    id bigint NOT NULL,
    shopper_id bigint NOT NULL,
    merchant_id bigint NOT NULL,
    total_cents integer NOT NULL,
    status character varying DEFAULT 'authorized'::character varying NOT NULL,
    purchased_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT chk_purchase_status CHECK (status IN ('authorized', 'captured', 'refunded', 'voided'))
);
CREATE TABLE public.installments (
    id bigint NOT NULL,
    purchase_id bigint NOT NULL,
    seq smallint NOT NULL,
    due_on date NOT NULL,
    amount_cents integer NOT NULL,
    late_fee_cents integer DEFAULT 0 NOT NULL,
    settled_at timestamp(6) without time zone
);
CREATE TABLE public.payment_methods (
    id bigint NOT NULL,
    shopper_id bigint NOT NULL,
    brand character varying NOT NULL,
    last4 character(4) NOT NULL,
    exp_year smallint,
    is_default boolean DEFAULT false NOT NULL
);
CREATE TABLE public.charge_attempts (
    id bigint NOT NULL,
    installment_id bigint NOT NULL,
    payment_method_id bigint NOT NULL,
    outcome character varying NOT NULL,
    decline_code character varying,
    attempted_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT chk_outcome CHECK (outcome IN ('succeeded', 'declined', 'error'))
);
CREATE TABLE public.agents (
    id bigint NOT NULL,
    name character varying NOT NULL,
    desk character varying NOT NULL
);
CREATE TABLE public.hardship_plans (
    id bigint NOT NULL,
    shopper_id bigint NOT NULL,
    opened_by_id bigint NOT NULL,
    closed_by_id bigint,
    reason text NOT NULL,
    opened_on date NOT NULL,
    closed_on date
);
ALTER TABLE ONLY public.shoppers ADD CONSTRAINT shoppers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.merchants ADD CONSTRAINT merchants_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.purchases ADD CONSTRAINT purchases_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.installments ADD CONSTRAINT installments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_methods ADD CONSTRAINT payment_methods_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.merchants ADD CONSTRAINT fk_rails_m1 FOREIGN KEY (parent_merchant_id) REFERENCES public.merchants(id);
ALTER TABLE ONLY public.purchases ADD CONSTRAINT fk_rails_p1 FOREIGN KEY (shopper_id) REFERENCES public.shoppers(id);
ALTER TABLE ONLY public.purchases ADD CONSTRAINT fk_rails_p2 FOREIGN KEY (merchant_id) REFERENCES public.merchants(id);
ALTER TABLE ONLY public.installments ADD CONSTRAINT fk_rails_i1 FOREIGN KEY (purchase_id) REFERENCES public.purchases(id);
ALTER TABLE ONLY public.payment_methods ADD CONSTRAINT fk_rails_pm FOREIGN KEY (shopper_id) REFERENCES public.shoppers(id);
ALTER TABLE ONLY public.charge_attempts ADD CONSTRAINT fk_rails_c1 FOREIGN KEY (installment_id) REFERENCES public.installments(id);
ALTER TABLE ONLY public.charge_attempts ADD CONSTRAINT fk_rails_c2 FOREIGN KEY (payment_method_id) REFERENCES public.payment_methods(id);
ALTER TABLE ONLY public.hardship_plans ADD CONSTRAINT fk_rails_h1 FOREIGN KEY (shopper_id) REFERENCES public.shoppers(id);
ALTER TABLE ONLY public.hardship_plans ADD CONSTRAINT fk_rails_h2 FOREIGN KEY (opened_by_id) REFERENCES public.agents(id);
ALTER TABLE ONLY public.hardship_plans ADD CONSTRAINT fk_rails_h3 FOREIGN KEY (closed_by_id) REFERENCES public.agents(id);
