-- 鞋厂生产 pg
create table xc_kh (khdm varchar(8) primary key, khmc varchar(60) not null, gj varchar(20) not null);
create table xc_xk (xkh varchar(16) primary key, xkmc varchar(60) not null, khdm varchar(8) not null references xc_kh, lx varchar(8) not null check (lx in ('运动','休闲','皮鞋','童鞋','靴')), ddzt smallint not null default 0, mjh varchar(20));
create table xc_dd (ddh varchar(16) primary key, xkh varchar(16) not null references xc_xk, zs int not null, dj numeric(8,2) not null, xdrq date not null, jq date not null, chrq date, zt smallint not null default 0, gdy varchar(8));
create table xc_ddmx (ddh varchar(16) not null references xc_dd, ma numeric(4,1) not null, ys varchar(16) not null, sl int not null, primary key (ddh, ma, ys));
create table xc_bm (bmdm varchar(8) primary key, bmmc varchar(20) not null, zg varchar(8));
create table xc_gr (gh varchar(8) primary key, xm varchar(20) not null, bmdm varchar(8) not null references xc_bm, jg numeric(8,2), rzrq date not null, lzrq date);
create table xc_rb (id bigserial primary key, ddh varchar(16) not null references xc_dd, bmdm varchar(8) not null references xc_bm, rq date not null, wcs int not null, bls int not null default 0, tbr varchar(8) not null references xc_gr(gh));
create table xc_wl (wldm varchar(16) primary key, wlmc varchar(60) not null, dw varchar(6) not null, kc numeric(12,2) not null default 0, aqkc numeric(12,2));
create table xc_bom (xkh varchar(16) not null references xc_xk, wldm varchar(16) not null references xc_wl, dhl numeric(8,4) not null, primary key (xkh, wldm));
alter table xc_dd add foreign key (gdy) references xc_gr(gh);
alter table xc_bm add foreign key (zg) references xc_gr(gh);
comment on table xc_kh is '客户 gj国家'; comment on table xc_xk is '型体（鞋款）'; comment on column xc_xk.lx is '类型'; comment on column xc_xk.ddzt is '打样 0未确认 1已确认'; comment on column xc_xk.mjh is '模具号';
comment on table xc_dd is '订单'; comment on column xc_dd.zs is '双数'; comment on column xc_dd.dj is '单价'; comment on column xc_dd.xdrq is '下单日期'; comment on column xc_dd.jq is '交期'; comment on column xc_dd.chrq is '出货日期'; comment on column xc_dd.zt is '状态 0待排 1生产 2完工 3出货 9取消'; comment on column xc_dd.gdy is '跟单员';
comment on table xc_ddmx is '订单明细'; comment on column xc_ddmx.ma is '码'; comment on column xc_ddmx.ys is '颜色'; comment on column xc_ddmx.sl is '数量';
comment on table xc_bm is '部门'; comment on column xc_bm.zg is '主管'; comment on table xc_gr is '员工'; comment on column xc_gr.jg is '计件工价'; comment on column xc_gr.rzrq is '入职日期'; comment on column xc_gr.lzrq is '离职日期';
comment on table xc_rb is '产量日报'; comment on column xc_rb.wcs is '完成数'; comment on column xc_rb.bls is '不良数'; comment on column xc_rb.tbr is '填报人';
comment on table xc_wl is '物料'; comment on column xc_wl.kc is '库存'; comment on column xc_wl.aqkc is '安全库存'; comment on table xc_bom is '用料'; comment on column xc_bom.dhl is '单耗';
