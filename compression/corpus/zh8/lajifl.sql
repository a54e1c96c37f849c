-- 生活垃圾分类督导 SQLite
CREATE TABLE jiedao (jd_id INTEGER PRIMARY KEY, jdmc TEXT NOT NULL);
CREATE TABLE xiaoqu (xq_id INTEGER PRIMARY KEY, xqmc TEXT NOT NULL, jd_id INTEGER NOT NULL REFERENCES jiedao(jd_id), hushu INTEGER NOT NULL, wygs TEXT, sfd INTEGER NOT NULL DEFAULT 0);
-- xqmc小区名称 hushu户数 wygs物业公司(无物业为空) sfd示范点1是
CREATE TABLE toufangdian (tfd_bh TEXT PRIMARY KEY, xq_id INTEGER NOT NULL REFERENCES xiaoqu(xq_id), tflx TEXT NOT NULL CHECK (tflx IN ('定时','全天','误时')), jkt INTEGER NOT NULL DEFAULT 0, jcrq TEXT);
-- 投放点 tflx投放类型 jkt有监控1 jcrq建成日期
CREATE TABLE ddy (ddy_id INTEGER PRIMARY KEY, xm TEXT NOT NULL, sj TEXT, zz TEXT NOT NULL CHECK (zz IN ('专职','兼职','志愿')), zzl INTEGER NOT NULL DEFAULT 1);
-- 督导员 xm姓名 sj手机 zz性质 zzl在职
CREATE TABLE paiban (pb_id INTEGER PRIMARY KEY, tfd_bh TEXT NOT NULL REFERENCES toufangdian(tfd_bh), ddy_id INTEGER NOT NULL REFERENCES ddy(ddy_id), rq DATE NOT NULL, bc TEXT NOT NULL CHECK (bc IN ('早','晚')), qd INTEGER NOT NULL DEFAULT 0);
-- 排班 rq日期 bc班次 qd签到1
CREATE TABLE qingyun (qy_id INTEGER PRIMARY KEY, tfd_bh TEXT NOT NULL REFERENCES toufangdian(tfd_bh), ljlb TEXT NOT NULL CHECK (ljlb IN ('厨余','可回收','有害','其他')), zl REAL NOT NULL, chl REAL, qysj TEXT NOT NULL, cph TEXT NOT NULL);
-- 清运 ljlb垃圾类别 zl重量kg chl纯度%(未测空) qysj清运时间 cph车牌
CREATE TABLE wtzg (zg_id INTEGER PRIMARY KEY, tfd_bh TEXT NOT NULL REFERENCES toufangdian(tfd_bh), fxr INTEGER REFERENCES ddy(ddy_id), zgr INTEGER REFERENCES ddy(ddy_id), wt TEXT NOT NULL, fxsj TEXT NOT NULL, zgqx DATE NOT NULL, wcsj TEXT);
-- 问题整改 fxr发现人 zgr整改人 wt问题 fxsj发现时间 zgqx整改期限 wcsj完成时间
