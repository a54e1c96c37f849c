-- 仓库月台预约 SQLite
CREATE TABLE yt_ck (ckdm TEXT PRIMARY KEY, ckmc TEXT NOT NULL, cs TEXT NOT NULL); -- 仓库 cs城市
CREATE TABLE yt_yt (ytbh TEXT PRIMARY KEY, ckdm TEXT NOT NULL REFERENCES yt_ck(ckdm), lx TEXT NOT NULL CHECK (lx IN ('装','卸','两用')), lc INTEGER NOT NULL DEFAULT 0, zt INTEGER NOT NULL DEFAULT 1); -- 月台 lx类型 lc冷藏1是 zt状态1空闲2占用3维修
CREATE TABLE yt_cys (cysid INTEGER PRIMARY KEY, cysmc TEXT NOT NULL, dh TEXT, hmd INTEGER NOT NULL DEFAULT 0); -- 承运商 dh电话 hmd黑名单1
CREATE TABLE yt_hz (hzid INTEGER PRIMARY KEY, hzmc TEXT NOT NULL, khjl TEXT); -- 货主 khjl客户经理
CREATE TABLE yt_sj (sjid INTEGER PRIMARY KEY, xm TEXT NOT NULL, sjh TEXT NOT NULL, cysid INTEGER REFERENCES yt_cys(cysid)); -- 司机 sjh手机号
CREATE TABLE yt_yy (yydh TEXT PRIMARY KEY, ckdm TEXT NOT NULL REFERENCES yt_ck(ckdm), hzid INTEGER NOT NULL REFERENCES yt_hz(hzid), sjid INTEGER REFERENCES yt_sj(sjid), ytbh TEXT REFERENCES yt_yt(ytbh), cph TEXT NOT NULL, yylx TEXT NOT NULL CHECK (yylx IN ('送货','提货')), yysj DATETIME NOT NULL, qdsj TEXT, kssj TEXT, wcsj DATETIME, zt TEXT NOT NULL DEFAULT '待到' CHECK (zt IN ('待到','已签到','作业中','已完成','爽约','取消')), tps INTEGER NOT NULL DEFAULT 0); -- 预约 cph车牌 yylx类型 yysj预约时间 qdsj签到时间 kssj开始作业 wcsj完成 tps托盘数
CREATE TABLE yt_zyy (zyyid INTEGER PRIMARY KEY, xm TEXT NOT NULL, ckdm TEXT NOT NULL REFERENCES yt_ck(ckdm), bzzid INTEGER REFERENCES yt_zyy(zyyid)); -- 作业员 bzzid班组长
CREATE TABLE yt_zy (zyid INTEGER PRIMARY KEY, yydh TEXT NOT NULL REFERENCES yt_yy(yydh), zyyid INTEGER NOT NULL REFERENCES yt_zyy(zyyid), fhrid INTEGER REFERENCES yt_zyy(zyyid), sjtps INTEGER NOT NULL, yc TEXT); -- 装卸作业 fhrid复核人 sjtps实际托数 yc异常说明
