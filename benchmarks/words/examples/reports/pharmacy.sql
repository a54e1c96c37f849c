-- dispensed packs per drug in 2023
SELECT g.name, SUM(r.qty) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id
WHERE r.issued_on >= '2023-01-01' AND r.issued_on < '2024-01-01' GROUP BY g.id;

-- pharmacy spend by form
SELECT g.form, SUM(r.qty * g.price) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id GROUP BY g.form;

-- shelf warmers nobody prescribes
SELECT name FROM drugs g WHERE NOT EXISTS (SELECT 1 FROM prescriptions r WHERE r.drug_id = g.id);

-- heavy prescribers: doctors with over 20 packs
SELECT d.full_name FROM doctors d JOIN visits v ON v.doctor_id = d.id JOIN prescriptions r ON r.visit_id = v.id
GROUP BY d.id HAVING SUM(r.qty) > 20;

-- luxury medicines above 40
SELECT name, price FROM drugs WHERE price > 40 ORDER BY price DESC;

-- users of "Aspirin"
SELECT DISTINCT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN prescriptions r ON r.visit_id = v.id
JOIN drugs g ON r.drug_id = g.id WHERE g.name = 'Aspirin';

-- bulk scripts of 3 packs or more
SELECT id FROM prescriptions WHERE qty >= 3;

-- syrup buyers in "Berlin"
SELECT DISTINCT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN prescriptions r ON r.visit_id = v.id
JOIN drugs g ON r.drug_id = g.id WHERE g.form = 'syrup' AND p.city = 'Berlin';

-- bestselling 3 medicines
SELECT g.name FROM drugs g JOIN prescriptions r ON r.drug_id = g.id GROUP BY g.id ORDER BY SUM(r.qty) DESC LIMIT 3;

-- polypharmacy: visits with at least 2 different drugs
SELECT visit_id FROM prescriptions GROUP BY visit_id HAVING COUNT(DISTINCT drug_id) >= 2;

-- script value for insurer "Alpha Care"
SELECT SUM(r.qty * g.price) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id JOIN visits v ON r.visit_id = v.id
JOIN patients p ON v.patient_id = p.id JOIN insurers i ON p.insurer_id = i.id WHERE i.name = 'Alpha Care';

-- repeat takers: patients given one drug more than 1 time
SELECT DISTINCT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id JOIN prescriptions r ON r.visit_id = v.id
GROUP BY p.id, r.drug_id HAVING COUNT(*) > 1;

