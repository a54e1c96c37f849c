-- How many active customers are there?
SELECT COUNT(*) FROM users WHERE status = 3 AND deleted_at IS NULL;

-- nicknames of churned customers
SELECT nickname FROM users WHERE status = 7;

-- GMV by channel
SELECT channel, SUM(total) FROM orders GROUP BY channel;

-- total GMV
SELECT SUM(total) FROM orders;

-- number of settled orders
SELECT COUNT(*) FROM orders WHERE st IN (4, 5);

-- mobile of every VIP customer
SELECT phone_no FROM users WHERE plan_cd = 'P9';

-- AOV by channel
SELECT channel, AVG(total) FROM orders GROUP BY channel;

-- GMV of settled orders
SELECT SUM(total) FROM orders WHERE st IN (4, 5);

-- count big orders per channel
SELECT channel, COUNT(*) FROM orders WHERE total >= 1000 GROUP BY channel;

-- nickname and mobile of active customers
SELECT nickname, phone_no FROM users WHERE status = 3 AND deleted_at IS NULL;

-- GMV in the north region
SELECT SUM(o.total) FROM orders o JOIN users u ON o.user_id = u.id JOIN region r ON u.region_id = r.id WHERE r.code = 'N';

-- how many customers are in the south region
SELECT COUNT(*) FROM users u JOIN region r ON u.region_id = r.id WHERE r.code = 'S';

-- number of inactive customers
SELECT COUNT(*) FROM users WHERE NOT (status = 3 AND deleted_at IS NULL);

-- units sold per product label
SELECT s.label, SUM(i.qty) FROM items i JOIN sku s ON i.sku_id = s.id GROUP BY s.label;

-- refund total of quality complaints
SELECT SUM(amt) FROM refunds WHERE reason = 'Q1';

-- average shipping fee of app orders
SELECT AVG(freight) FROM orders WHERE channel = 'mini';

-- labels of electronics products
SELECT label FROM sku WHERE cat = 'E01';

-- nicknames of the top 3 customers by GMV
SELECT u.nickname FROM users u JOIN orders o ON o.user_id = u.id GROUP BY u.id ORDER BY SUM(o.total) DESC LIMIT 3;

-- number of buyers per channel
SELECT channel, COUNT(DISTINCT user_id) FROM orders GROUP BY channel;

-- How many quality complaints are there?
SELECT COUNT(*) FROM refunds WHERE reason = 'Q1';

-- 活跃客户有多少
SELECT COUNT(*) FROM users WHERE status = 3 AND deleted_at IS NULL;

-- 流失客户的昵称
SELECT nickname FROM users WHERE status = 7;

-- 各渠道的成交额
SELECT channel, SUM(total) FROM orders GROUP BY channel;

-- 成交额总计
SELECT SUM(total) FROM orders;

-- 已结算订单的数量
SELECT COUNT(*) FROM orders WHERE st IN (4, 5);

-- 大客户的手机号
SELECT phone_no FROM users WHERE plan_cd = 'P9';

-- 各渠道的客单价
SELECT channel, AVG(total) FROM orders GROUP BY channel;

-- 北区客户的昵称
SELECT u.nickname FROM users u JOIN region r ON u.region_id = r.id WHERE r.code = 'N';

-- 南区有多少客户
SELECT COUNT(*) FROM users u JOIN region r ON u.region_id = r.id WHERE r.code = 'S';

-- 各渠道的大单数量
SELECT channel, COUNT(*) FROM orders WHERE total >= 1000 GROUP BY channel;

-- 已结算订单的成交额
SELECT SUM(total) FROM orders WHERE st IN (4, 5);

-- 移动端订单的平均运费
SELECT AVG(freight) FROM orders WHERE channel = 'mini';

-- 各渠道的买家数
SELECT channel, COUNT(DISTINCT user_id) FROM orders GROUP BY channel;

-- 质量问题的退款额
SELECT SUM(amt) FROM refunds WHERE reason = 'Q1';

-- 电子产品有多少种商品
SELECT COUNT(*) FROM sku WHERE cat = 'E01';

-- 不活跃的客户有多少
SELECT COUNT(*) FROM users WHERE NOT (status = 3 AND deleted_at IS NULL);

-- 成交额最高的5个客户的昵称
SELECT u.nickname FROM users u JOIN orders o ON o.user_id = u.id GROUP BY u.id ORDER BY SUM(o.total) DESC LIMIT 5;

-- 移动端订单的成交额
SELECT SUM(total) FROM orders WHERE channel = 'mini';

-- 活跃的大客户有多少
SELECT COUNT(*) FROM users WHERE status = 3 AND deleted_at IS NULL AND plan_cd = 'P9';

-- 质量问题的退款有多少条
SELECT COUNT(*) FROM refunds WHERE reason = 'Q1';
