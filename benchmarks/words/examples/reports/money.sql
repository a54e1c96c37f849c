-- outstanding balance per insurer
SELECT i.name, SUM(b.amount - b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
JOIN insurers i ON p.insurer_id = i.id WHERE b.paid_on IS NULL GROUP BY i.id;

-- dunning list: bills overdue before 2024-03-01
SELECT id, amount FROM bills WHERE paid_on IS NULL AND due_date < '2024-03-01';

-- cash in during 2023
SELECT SUM(paid) FROM bills WHERE paid_on >= '2023-01-01' AND paid_on < '2024-01-01';

-- whales: patients billed more than 500
SELECT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN bills b ON b.visit_id = v.id
GROUP BY p.id HAVING SUM(b.amount) > 500;

-- settled invoices of tier 1 insurers
SELECT b.id FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
JOIN insurers i ON p.insurer_id = i.id WHERE i.tier = 1 AND b.paid_on IS NOT NULL;

-- average ticket by visit kind
SELECT v.kind, AVG(b.amount) FROM bills b JOIN visits v ON b.visit_id = v.id WHERE v.status = 'D' GROUP BY v.kind;

-- write-offs under 50
SELECT id FROM bills WHERE paid_on IS NULL AND amount < 50;

-- receivables of "Hamburg"
SELECT SUM(b.amount - b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN patients p ON v.patient_id = p.id
WHERE b.paid_on IS NULL AND p.city = 'Hamburg';

-- self payers without cover
SELECT full_name FROM patients WHERE insurer_id IS NULL;

-- earnings of the "Cardiology" department
SELECT SUM(b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id JOIN doctors d ON v.doctor_id = d.id
JOIN depts p ON d.dept_id = p.id WHERE p.name = 'Cardiology';

-- partial payers
SELECT DISTINCT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN bills b ON b.visit_id = v.id
WHERE b.paid > 0 AND b.paid < b.amount;

-- biggest 5 open claims
SELECT id, amount FROM bills WHERE paid_on IS NULL ORDER BY amount DESC LIMIT 5;

-- collection ratio per insurer
SELECT i.name, 100.0 * SUM(b.paid) / SUM(b.amount) FROM bills b JOIN visits v ON b.visit_id = v.id
JOIN patients p ON v.patient_id = p.id JOIN insurers i ON p.insurer_id = i.id GROUP BY i.id;

-- punctual payments: paid before the due date
SELECT COUNT(*) FROM bills WHERE paid_on <= due_date;

-- emergency earnings in 2024
SELECT SUM(b.paid) FROM bills b JOIN visits v ON b.visit_id = v.id
WHERE v.kind = 'E' AND v.visit_date >= '2024-01-01' AND v.visit_date < '2025-01-01';

