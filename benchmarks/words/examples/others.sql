-- How many doctors are there?
SELECT COUNT(*) FROM doctors;

-- full names of all patients
SELECT full_name FROM patients;

-- names of departments on floor 2
SELECT name FROM depts WHERE floor = 2;

-- number of patients in each city
SELECT city, COUNT(*) FROM patients GROUP BY city;

-- average price of drugs
SELECT AVG(price) FROM drugs;

-- the most expensive drug
SELECT name FROM drugs ORDER BY price DESC LIMIT 1;

-- doctors hired after 2020-01-01
SELECT full_name FROM doctors WHERE hired_on > '2020-01-01';

-- number of doctors per specialty
SELECT specialty, COUNT(*) FROM doctors GROUP BY specialty;

-- total quantity of prescriptions
SELECT SUM(qty) FROM prescriptions;

-- visits of patient "Ida Kern"
SELECT v.id, v.visit_date FROM visits v JOIN patients p ON v.patient_id = p.id WHERE p.full_name = 'Ida Kern';

-- name and tier of all insurers
SELECT name, tier FROM insurers;

-- number of visits per kind
SELECT kind, COUNT(*) FROM visits GROUP BY kind;

-- names of drugs in the form syrup
SELECT name FROM drugs WHERE form = 'syrup';

-- doctors of the Surgery department
SELECT d.full_name FROM doctors d JOIN depts p ON d.dept_id = p.id WHERE p.name = 'Surgery';

-- total amount of all bills
SELECT SUM(amount) FROM bills;

-- bills with an amount over 300
SELECT id FROM bills WHERE amount > 300;

-- average duration of visits
SELECT AVG(duration_min) FROM visits;

-- patients born after 1990-01-01
SELECT full_name FROM patients WHERE birth_date > '1990-01-01';

-- number of prescriptions per drug name
SELECT g.name, COUNT(*) FROM prescriptions r JOIN drugs g ON r.drug_id = g.id GROUP BY g.name;

-- distinct cities of patients
SELECT DISTINCT city FROM patients;

-- 医生的数量
SELECT COUNT(*) FROM doctors;

-- 所有药品的名称和价格
SELECT name, price FROM drugs;

-- 每个城市的患者数量
SELECT city, COUNT(*) FROM patients GROUP BY city;

-- 价格最高的药品名称
SELECT name FROM drugs ORDER BY price DESC LIMIT 1;

-- 账单的平均金额
SELECT AVG(amount) FROM bills;

-- 每个专业的医生数量
SELECT specialty, COUNT(*) FROM doctors GROUP BY specialty;

-- 3楼的科室名称
SELECT name FROM depts WHERE floor = 3;

-- 金额大于200的账单编号
SELECT id FROM bills WHERE amount > 200;

-- 处方总数
SELECT COUNT(*) FROM prescriptions;

-- 每种就诊类型的次数
SELECT kind, COUNT(*) FROM visits GROUP BY kind;
