-- no-shows per doctor in 2023
SELECT d.full_name, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id
WHERE v.status = 'N' AND v.visit_date >= '2023-01-01' AND v.visit_date < '2024-01-01' GROUP BY d.id;

-- emergency caseload of each department
SELECT p.name, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id
WHERE v.kind = 'E' GROUP BY p.id;

-- frequent flyers: patients with more than 5 completed visits
SELECT p.full_name, COUNT(*) FROM patients p JOIN visits v ON v.patient_id = p.id
WHERE v.status = 'D' GROUP BY p.id HAVING COUNT(*) > 5;

-- chair time in minutes by specialty
SELECT d.specialty, SUM(v.duration_min) FROM visits v JOIN doctors d ON v.doctor_id = d.id WHERE v.status = 'D' GROUP BY d.specialty;

-- follow-up load for doctor "Ada Byron"
SELECT COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id WHERE v.kind = 'F' AND d.full_name = 'Ada Byron';

-- marathon sessions longer than 60 minutes
SELECT id, visit_date, duration_min FROM visits WHERE status = 'D' AND duration_min > 60;

-- walk-outs from "Berlin"
SELECT p.full_name FROM patients p JOIN visits v ON v.patient_id = p.id WHERE v.status = 'C' AND p.city = 'Berlin' GROUP BY p.id;

-- attendance rate by department
SELECT p.name, 100.0 * SUM(CASE WHEN v.status = 'D' THEN 1 ELSE 0 END) / COUNT(*)
FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id GROUP BY p.id;

-- top 3 busiest clinicians
SELECT d.full_name FROM doctors d JOIN visits v ON v.doctor_id = d.id WHERE v.status = 'D' GROUP BY d.id ORDER BY COUNT(*) DESC LIMIT 3;

-- newcomers registered in 2024
SELECT full_name FROM patients WHERE created_on >= '2024-01-01' AND created_on < '2025-01-01';

-- lapsed patients: nobody seen since 2023-06-01
SELECT full_name FROM patients p WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.patient_id = p.id AND v.status = 'D' AND v.visit_date >= '2023-06-01');

-- idle doctors without any completed visit
SELECT full_name FROM doctors d WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.doctor_id = d.id AND v.status = 'D');

-- floor traffic: visits per floor
SELECT p.floor, COUNT(*) FROM visits v JOIN doctors d ON v.doctor_id = d.id JOIN depts p ON d.dept_id = p.id
WHERE v.status = 'D' GROUP BY p.floor;

-- night ward of the "Cardiology" department
SELECT d.full_name FROM doctors d JOIN depts p ON d.dept_id = p.id WHERE p.name = 'Cardiology' ORDER BY d.hired_on;

-- seniors in "Munich"
SELECT full_name FROM patients WHERE birth_date < '1960-01-01' AND city = 'Munich';

