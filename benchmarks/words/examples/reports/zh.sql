-- 2023年各科室爽约人次
SELECT p.name, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id
WHERE v.status = 'N' AND v.visit_date >= '2023-01-01' AND v.visit_date < '2024-01-01' GROUP BY p.id;

-- 欠费超过100的患者
SELECT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN bills b ON b.visit_id = v.id
WHERE b.paid_on IS NULL GROUP BY p.id HAVING SUM(b.amount - b.paid) > 100;

-- 各医生接诊时长
SELECT d.full_name, SUM(v.duration_min) FROM visits v JOIN doctors d ON v.doctor_id = d.id WHERE v.status = 'D' GROUP BY d.id;

-- 急诊人次最多的3个医生
SELECT d.full_name FROM doctors d JOIN visits v ON v.doctor_id = d.id WHERE v.kind = 'E' GROUP BY d.id ORDER BY COUNT(*) DESC LIMIT 3;

-- 2024年回款总额
SELECT SUM(paid) FROM bills WHERE paid_on >= '2024-01-01' AND paid_on < '2025-01-01';

-- 自费患者名单
SELECT full_name FROM patients WHERE insurer_id IS NULL ORDER BY full_name;

-- 各险企理赔金额
SELECT i.name, SUM(b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
JOIN insurers i ON p.insurer_id = i.id GROUP BY i.id;

-- 滞销药品
SELECT name FROM drugs g WHERE NOT EXISTS (SELECT 1 FROM prescriptions r WHERE r.drug_id = g.id);

-- 单价高于30的贵重药
SELECT name FROM drugs WHERE price > 30;

-- 复诊率按专业统计
SELECT d.specialty, 100.0 * SUM(CASE WHEN v.kind = 'F' THEN 1 ELSE 0 END) / COUNT(*)
FROM visits v JOIN doctors d ON v.doctor_id = d.id GROUP BY d.specialty;

-- “Berlin”的老年患者
SELECT full_name FROM patients WHERE birth_date < '1960-01-01' AND city = 'Berlin';

-- 大处方:超过5盒的处方
SELECT id FROM prescriptions WHERE qty > 5;

-- 长期未到诊的患者(2023-06-01以来)
SELECT full_name FROM patients p WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.patient_id = p.id AND v.status = 'D' AND v.visit_date >= '2023-06-01');

-- 逾期账单
SELECT id, amount FROM bills WHERE paid_on IS NULL AND due_date < CURRENT_DATE;

-- 各城市新增患者数
SELECT city, COUNT(*) FROM patients GROUP BY city;

-- 药费按剂型汇总
SELECT g.form, SUM(r.qty * g.price) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id GROUP BY g.form;

-- 空闲医生
SELECT full_name FROM doctors d WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.doctor_id = d.id AND v.status = 'D');

-- 取消就诊最多的5个城市
SELECT p.city FROM patients p JOIN visits v ON v.patient_id = p.id WHERE v.status = 'C' GROUP BY p.city ORDER BY COUNT(*) DESC LIMIT 5;
