-- Plant & tool hire shop; SQLite; legacy t_ prefix
CREATE TABLE t_cat (cat_cd TEXT PRIMARY KEY, cat_nm TEXT NOT NULL, needs_licence INTEGER NOT NULL DEFAULT 0);
CREATE TABLE t_tool (tool_no INTEGER PRIMARY KEY, cat_cd TEXT NOT NULL, descr TEXT NOT NULL, day_rate REAL NOT NULL, week_rate REAL, deposit REAL NOT NULL DEFAULT 0, bought_dt TEXT, purchase_amt REAL, st TEXT NOT NULL DEFAULT 'A', FOREIGN KEY (cat_cd) REFERENCES t_cat(cat_cd)); -- st: A available, H on hire, R in repair, S sold
CREATE TABLE t_cust (cust_no INTEGER PRIMARY KEY, nm TEXT NOT NULL, trade_flg TEXT NOT NULL DEFAULT 'N', credit_lim REAL, phone TEXT, black_flg TEXT NOT NULL DEFAULT 'N');
CREATE TABLE t_clerk (clerk_id INTEGER PRIMARY KEY, clerk_nm TEXT NOT NULL);
CREATE TABLE t_hire (hire_no INTEGER PRIMARY KEY, cust_no INTEGER NOT NULL REFERENCES t_cust(cust_no), out_dt TEXT NOT NULL, due_dt TEXT NOT NULL, out_clerk INTEGER NOT NULL REFERENCES t_clerk(clerk_id), in_clerk INTEGER REFERENCES t_clerk(clerk_id), site_addr TEXT);
CREATE TABLE t_hire_ln (hire_no INTEGER NOT NULL REFERENCES t_hire(hire_no), tool_no INTEGER NOT NULL REFERENCES t_tool(tool_no), in_dt TEXT, dmg_amt REAL NOT NULL DEFAULT 0, charged REAL, PRIMARY KEY (hire_no, tool_no));
CREATE TABLE t_repair (rep_no INTEGER PRIMARY KEY, tool_no INTEGER NOT NULL REFERENCES t_tool(tool_no), sent_dt TEXT NOT NULL, back_dt TEXT, fault TEXT NOT NULL, cost REAL);
CREATE TABLE t_pay (pay_no INTEGER PRIMARY KEY, hire_no INTEGER NOT NULL REFERENCES t_hire(hire_no), amt REAL NOT NULL, how TEXT NOT NULL CHECK (how IN ('cash','card','account')), pay_dt TEXT NOT NULL);
