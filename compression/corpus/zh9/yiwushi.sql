-- 校医务室 SQLite
CREATE TABLE ywsBanji (bjId INTEGER PRIMARY KEY, bjmc TEXT NOT NULL, nj INTEGER NOT NULL, bzrXm TEXT); -- 班级 nj年级 bzrXm班主任
CREATE TABLE ywsXuesheng (xh TEXT PRIMARY KEY, xm TEXT NOT NULL, xb TEXT NOT NULL CHECK (xb IN ('男','女')), csrq TEXT NOT NULL, bjId INTEGER NOT NULL REFERENCES ywsBanji(bjId), zhusu INTEGER NOT NULL DEFAULT 0, gms TEXT, jzDh TEXT); -- 学生 zhusu住宿1是 gms过敏史 jzDh家长电话
CREATE TABLE ywsXiaoyi (yyId INTEGER PRIMARY KEY, xm TEXT NOT NULL, zc TEXT, lz INTEGER NOT NULL DEFAULT 0); -- 校医 zc职称 lz离职1
CREATE TABLE ywsJiuzhen (jzId INTEGER PRIMARY KEY, xh TEXT NOT NULL REFERENCES ywsXuesheng(xh), yyId INTEGER NOT NULL REFERENCES ywsXiaoyi(yyId), jzsj DATETIME NOT NULL, tw REAL, zhusu_ms TEXT NOT NULL, zd TEXT, qx TEXT NOT NULL CHECK (qx IN ('回班','回宿舍','回家','转院')), tzJz INTEGER NOT NULL DEFAULT 0); -- 就诊 tw体温 zhusu_ms主诉 zd诊断 qx去向 tzJz已通知家长1
CREATE TABLE ywsYaopin (ypId INTEGER PRIMARY KEY, ypmc TEXT NOT NULL, gg TEXT, kc INTEGER NOT NULL, kcxx INTEGER NOT NULL DEFAULT 10, yxq TEXT NOT NULL); -- 药品 kc库存 kcxx库存下限 yxq有效期
CREATE TABLE ywsYongyao (jzId INTEGER NOT NULL REFERENCES ywsJiuzhen(jzId), ypId INTEGER NOT NULL REFERENCES ywsYaopin(ypId), sl INTEGER NOT NULL, PRIMARY KEY (jzId, ypId)); -- 用药 sl数量
CREATE TABLE ywsQueqin (qqId INTEGER PRIMARY KEY, xh TEXT NOT NULL REFERENCES ywsXuesheng(xh), ksrq TEXT NOT NULL, fkrq TEXT, bm TEXT NOT NULL, crb INTEGER NOT NULL DEFAULT 0, fhzm INTEGER NOT NULL DEFAULT 0, djr INTEGER REFERENCES ywsXiaoyi(yyId)); -- 因病缺勤 ksrq开始 fkrq复课 bm病名 crb传染病1 fhzm复课证明1有 djr登记人
CREATE TABLE ywsXiaodu (xdId INTEGER PRIMARY KEY, bjId INTEGER REFERENCES ywsBanji(bjId), quyu TEXT NOT NULL, xdrq TEXT NOT NULL, xdfs TEXT NOT NULL, czr INTEGER NOT NULL REFERENCES ywsXiaoyi(yyId)); -- 消毒 quyu区域 xdfs方式 czr操作人
