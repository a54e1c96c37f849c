-- show no-shows per doctor for 2024
SELECT d.full_name, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id
WHERE v.status = 'N' AND v.visit_date >= '2024-01-01' AND v.visit_date < '2025-01-01' GROUP BY d.id;

-- the emergency caseload for every department
SELECT p.name, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id
WHERE v.kind = 'E' GROUP BY p.id;

-- frequent flyers: patients with more than 3 completed visits
SELECT p.full_name, COUNT(*) FROM patients p JOIN visits v ON v.patient_id = p.id
WHERE v.status = 'D' GROUP BY p.id HAVING COUNT(*) > 3;

-- follow-up load for doctor "Emil Roth"
SELECT COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id WHERE v.kind = 'F' AND d.full_name = 'Emil Roth';

-- list marathon sessions longer than 45 minutes
SELECT id, visit_date, duration_min FROM visits WHERE status = 'D' AND duration_min > 45;

-- walk-outs from "Munich"
SELECT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id WHERE v.status = 'C' AND p.city = 'Munich' GROUP BY p.id;

-- what is the attendance rate by department?
SELECT p.name, 100.0 * SUM(CASE WHEN v.status = 'D' THEN 1 ELSE 0 END) / COUNT(*)
FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id GROUP BY p.id;

-- top 5 busiest clinicians
SELECT d.full_name FROM doctors d JOIN visits v ON v.doctor_id = d.id WHERE v.status = 'D' GROUP BY d.id ORDER BY COUNT(*) DESC LIMIT 5;

-- newcomers registered in 2023
SELECT full_name FROM patients WHERE created_on >= '2023-01-01' AND created_on < '2024-01-01';

-- lapsed patients, nobody seen since 2024-01-01
SELECT full_name FROM patients p WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.patient_id = p.id AND v.status = 'D' AND v.visit_date >= '2024-01-01');

-- seniors in "Hamburg"
SELECT full_name FROM patients WHERE birth_date < '1960-01-01' AND city = 'Hamburg';

-- outstanding balances per insurer
SELECT i.name, SUM(b.amount - b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
JOIN insurers i ON p.insurer_id = i.id WHERE b.paid_on IS NULL GROUP BY i.id;

-- dunning list: bills overdue before 2024-06-15
SELECT id, amount FROM bills WHERE paid_on IS NULL AND due_date < '2024-06-15';

-- cash in during 2024
SELECT SUM(paid) FROM bills WHERE paid_on >= '2024-01-01' AND paid_on < '2025-01-01';

-- whales: patients billed more than 900
SELECT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN bills b ON b.visit_id = v.id
GROUP BY p.id HAVING SUM(b.amount) > 900;

-- settled invoices of tier 2 insurers
SELECT b.id FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
JOIN insurers i ON p.insurer_id = i.id WHERE i.tier = 2 AND b.paid_on IS NOT NULL;

-- receivables of "Munich"
SELECT SUM(b.amount - b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
WHERE b.paid_on IS NULL AND p.city = 'Munich';

-- earnings of the "Surgery" department
SELECT SUM(b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN doctors d ON v.doctor_id = d.id
JOIN depts p ON d.dept_id = p.id WHERE p.name = 'Surgery';

-- biggest 3 open claims
SELECT id, amount FROM bills WHERE paid_on IS NULL ORDER BY amount DESC LIMIT 3;

-- dispensed packs per drug in 2024
SELECT g.name, SUM(r.qty) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id
WHERE r.issued_on >= '2024-01-01' AND r.issued_on < '2025-01-01' GROUP BY g.id;

-- heavy prescribers: doctors with over 10 packs
SELECT d.full_name FROM doctors d JOIN visits v ON v.doctor_id = d.id JOIN prescriptions r ON r.visit_id = v.id
GROUP BY d.id HAVING SUM(r.qty) > 10;

-- who are the users of "Ibuprofen"
SELECT DISTINCT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN prescriptions r ON r.visit_id = v.id
JOIN drugs g ON r.drug_id = g.id WHERE g.name = 'Ibuprofen';

-- script value for insurer "Beta Health"
SELECT SUM(r.qty * g.price) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id JOIN visits v ON r.visit_id = v.id
JOIN patients p ON v.patient_id = p.id JOIN insurers i ON p.insurer_id = i.id WHERE i.name = 'Beta Health';

-- 2024年各科室的爽约人次
SELECT p.name, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id
WHERE v.status = 'N' AND v.visit_date >= '2024-01-01' AND v.visit_date < '2025-01-01' GROUP BY p.id;

-- 查询欠费超过200的患者
SELECT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN bills b ON b.visit_id = v.id
WHERE b.paid_on IS NULL GROUP BY p.id HAVING SUM(b.amount - b.paid) > 200;

-- 急诊人次最多的5个医生
SELECT d.full_name FROM doctors d JOIN visits v ON v.doctor_id = d.id WHERE v.kind = 'E' GROUP BY d.id ORDER BY COUNT(*) DESC LIMIT 5;

-- 2023年的回款总额
SELECT SUM(paid) FROM bills WHERE paid_on >= '2023-01-01' AND paid_on < '2024-01-01';

-- 单价高于20的贵重药
SELECT name FROM drugs WHERE price > 20;

-- “Hamburg”的老年患者
SELECT full_name FROM patients WHERE birth_date < '1960-01-01' AND city = 'Hamburg';

-- 列出大处方:超过3盒的处方
SELECT id FROM prescriptions WHERE qty > 3;
