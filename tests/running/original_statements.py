"""Forty statements over four schemas, with rows, as their own databases run them."""

# ruff: noqa: E501 - a statement is read on one line
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Workspace:
    """DDL and INSERT statements of one dialect, and statements to run over them."""

    name: str
    dialect: str
    ddl: str
    rows: str
    statements: tuple[str, ...]


FREIGHT = Workspace(
    "freight", "postgres",
    """
CREATE TABLE clients (id INT PRIMARY KEY, company TEXT NOT NULL, town TEXT, blocked BOOLEAN NOT NULL DEFAULT FALSE, created_at TIMESTAMP NOT NULL);
CREATE TABLE shipments (id INT PRIMARY KEY, client_id INT NOT NULL REFERENCES clients (id), status TEXT NOT NULL, weight_kg NUMERIC(10, 2), boxes INT NOT NULL, planned_for DATE NOT NULL, arrived_at TIMESTAMP);
""",
    """
INSERT INTO clients VALUES (1, 'Nordwind GmbH', 'Kiel', FALSE, '2023-02-03 10:15:00'), (2, 'Sud & Co', NULL, TRUE, '2024-01-31 23:59:59'), (3, 'Ostsee AG', 'Rostock', FALSE, '2024-03-01 00:00:00'), (4, 'nova', 'Kiel', FALSE, '2024-05-20 08:00:00');
INSERT INTO shipments VALUES (1, 1, 'delivered', 120.50, 7, '2024-01-05', '2024-01-06 09:30:00'), (2, 1, 'lost', 80.00, 2, '2024-01-20', NULL), (3, 2, 'delivered', NULL, 3, '2024-02-10', '2024-02-13 18:00:00'), (4, 3, 'planned', 999.99, 11, '2024-06-30', NULL), (5, 3, 'delivered', 15.25, 4, '2024-02-29', '2024-03-01 07:45:10'), (6, 1, 'delivered', 15.25, 5, '2023-12-31', '2024-01-02 12:00:00');
""",
    (
        "SELECT c.company, COUNT(s.id) AS n FROM clients c LEFT JOIN shipments s ON s.client_id = c.id GROUP BY c.id, c.company ORDER BY n DESC, c.company",
        "SELECT DATE_TRUNC('month', planned_for) AS m, SUM(weight_kg) FROM shipments GROUP BY 1 ORDER BY 1",
        "SELECT id FROM shipments WHERE arrived_at >= '2024-01-01' AND arrived_at < DATE '2024-01-01' + INTERVAL '2 months' ORDER BY id",
        "SELECT company FROM clients WHERE company ILIKE 'no%' AND NOT blocked ORDER BY company",
        "SELECT client_id, boxes / 2 AS half, boxes::numeric / 2 AS exact FROM shipments ORDER BY id",
        "SELECT * FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY planned_for DESC) AS rn FROM shipments s) x WHERE rn = 1 ORDER BY id",
        "SELECT DISTINCT ON (client_id) client_id, id FROM shipments ORDER BY client_id, planned_for DESC",
        "SELECT COUNT(*) FILTER (WHERE status = 'lost') AS lost, ROUND(AVG(CASE WHEN status = 'delivered' THEN 1.0 ELSE 0 END) * 100, 1) AS pct FROM shipments",
        "SELECT id, arrived_at::date - planned_for AS days FROM shipments WHERE arrived_at IS NOT NULL ORDER BY days, id",
        "SELECT town, STRING_AGG(company, ', ' ORDER BY company) FROM clients GROUP BY town ORDER BY town NULLS FIRST",
    ),
)  # fmt: skip
CLINIC = Workspace(
    "clinic", "mysql",
    """
CREATE TABLE t_patient (id INT PRIMARY KEY, name VARCHAR(30) NOT NULL, gender ENUM('男','女') NOT NULL, birthday DATE, city VARCHAR(30), insured TINYINT(1) NOT NULL);
CREATE TABLE t_visit (id INT PRIMARY KEY, patient_id INT NOT NULL, visit_time DATETIME NOT NULL, fee DECIMAL(8,2) NOT NULL, status TINYINT NOT NULL, FOREIGN KEY (patient_id) REFERENCES t_patient (id));
""",
    """
INSERT INTO t_patient VALUES (1, '王芳', '女', '1980-05-06', '杭州', 1), (2, '李雷', '男', '1992-12-31', '上海', 0), (3, '韩梅梅', '女', NULL, NULL, 1);
INSERT INTO t_visit VALUES (1, 1, '2024-03-01 08:30:00', 25.50, 1), (2, 1, '2024-03-31 23:00:00', 10.00, 2), (3, 2, '2024-04-01 00:00:00', 40.00, 1), (4, 2, '2023-12-31 12:00:00', 15.00, 0);
""",
    (
        "SELECT name FROM t_patient WHERE gender = '女' ORDER BY id",
        "SELECT p.name, COUNT(v.id) AS n FROM t_patient p LEFT JOIN t_visit v ON v.patient_id = p.id GROUP BY p.id, p.name ORDER BY n DESC, p.id",
        "SELECT DATE_FORMAT(visit_time, '%Y-%m') AS m, SUM(fee) FROM t_visit GROUP BY DATE_FORMAT(visit_time, '%Y-%m') ORDER BY m",
        "SELECT id FROM t_visit WHERE visit_time >= '2024-03-01' AND visit_time < DATE_ADD('2024-03-01', INTERVAL 1 MONTH) ORDER BY id",
        "SELECT name, IFNULL(city, '未知') FROM t_patient ORDER BY id",
        "SELECT YEAR(visit_time), MONTH(visit_time), COUNT(*) FROM t_visit GROUP BY YEAR(visit_time), MONTH(visit_time) ORDER BY 1, 2",
        "SELECT name, IF(insured = 1, '医保', '自费') FROM t_patient ORDER BY id",
        "SELECT patient_id, DATEDIFF(MAX(visit_time), MIN(visit_time)) FROM t_visit GROUP BY patient_id ORDER BY patient_id",
        "SELECT CONCAT(name, '(', city, ')') FROM t_patient WHERE city IS NOT NULL ORDER BY id",
        "SELECT id, fee / 4, TIMESTAMPDIFF(DAY, visit_time, '2024-04-02 00:00:00') FROM t_visit ORDER BY id LIMIT 1, 2",
    ),
)  # fmt: skip
EVENTS = Workspace(
    "events", "duckdb",
    """
CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR, plan VARCHAR, joined DATE);
CREATE TABLE events (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), kind VARCHAR, ms INTEGER, seen_at TIMESTAMP);
""",
    """
INSERT INTO users VALUES (1, 'ann@example.org', 'pro', '2024-01-15'), (2, 'bob@example.org', 'free', '2024-02-20'), (3, 'cy@example.com', 'free', '2023-11-02');
INSERT INTO events VALUES (1, 1, 'click', 120, '2024-03-01 10:00:00'), (2, 1, 'view', 80, '2024-03-01 10:05:00'), (3, 2, 'click', NULL, '2024-03-04 23:59:59'), (4, 2, 'click', 300, '2024-03-10 00:00:00'), (5, 3, 'view', 45, '2024-04-01 06:30:00'), (6, 1, 'click', 95, '2024-04-02 12:00:00');
""",
    (
        "SELECT kind, COUNT(*) AS n, AVG(ms) AS mean FROM events GROUP BY ALL ORDER BY kind",
        "SELECT * FROM events QUALIFY ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY seen_at DESC) = 1 ORDER BY id",
        "SELECT DATE_TRUNC('week', seen_at) AS w, COUNT(*) FROM events GROUP BY 1 ORDER BY 1",
        "SELECT user_id, DATE_DIFF('day', MIN(seen_at), MAX(seen_at)) FROM events GROUP BY user_id ORDER BY user_id",
        "SELECT SPLIT_PART(email, '@', 2) AS host, COUNT(*) FROM users GROUP BY 1 ORDER BY 1",
        "SELECT STRFTIME(seen_at, '%Y-%m') AS m, SUM(ms) FROM events GROUP BY m ORDER BY m",
        "SELECT u.email FROM users u WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.user_id = u.id AND e.kind = 'click')",
        "SELECT id, ms, SUM(ms) OVER (ORDER BY seen_at) AS running, LAG(ms) OVER (ORDER BY seen_at) AS before FROM events ORDER BY id",
        "SELECT MEDIAN(ms), GREATEST(MAX(ms), 200), COUNT(DISTINCT user_id) FROM events",
        "SELECT plan, COUNT(*) FROM users WHERE joined BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY plan HAVING COUNT(*) >= 1 ORDER BY plan",
    ),
)  # fmt: skip
SCHOOL = Workspace(
    "school", "postgres",
    """
CREATE TABLE teachers (id INT PRIMARY KEY, name TEXT NOT NULL, boss_id INT REFERENCES teachers (id), salary NUMERIC(9, 2) NOT NULL);
CREATE TABLE courses (id INT PRIMARY KEY, title TEXT NOT NULL, teacher_id INT REFERENCES teachers (id), seats INT NOT NULL, starts_on DATE NOT NULL);
CREATE TABLE marks (course_id INT NOT NULL REFERENCES courses (id), pupil TEXT NOT NULL, points INT, PRIMARY KEY (course_id, pupil));
""",
    """
INSERT INTO teachers VALUES (1, 'Ada', NULL, 5200.00), (2, 'Ben', 1, 4100.50), (3, 'Cleo', 1, 4100.50), (4, 'Dan', 2, 3000.00);
INSERT INTO courses VALUES (1, 'Algebra I', 2, 20, '2024-09-02'), (2, 'Chess', NULL, 8, '2024-10-15'), (3, 'Latin', 4, 15, '2025-02-01'), (4, 'Algebra II', 2, 12, '2025-02-03');
INSERT INTO marks VALUES (1, 'Uwe', 12), (1, 'Vera', 15), (1, 'Xaver', NULL), (3, 'Uwe', 9), (3, 'Zoe', 14), (4, 'Vera', 15);
""",
    (
        "SELECT t.name, b.name AS boss FROM teachers t LEFT JOIN teachers b ON b.id = t.boss_id ORDER BY t.id",
        "WITH RECURSIVE below AS (SELECT id, name, 0 AS depth FROM teachers WHERE boss_id IS NULL UNION ALL SELECT t.id, t.name, depth + 1 FROM teachers t JOIN below ON t.boss_id = below.id) SELECT name, depth FROM below ORDER BY depth, name",
        "SELECT pupil, AVG(points) AS mean, RANK() OVER (ORDER BY AVG(points) DESC NULLS LAST) FROM marks GROUP BY pupil ORDER BY 3, 1",
        "SELECT title FROM courses WHERE EXTRACT(YEAR FROM starts_on) = 2025 AND EXTRACT(MONTH FROM starts_on) = 2 ORDER BY title",
        "SELECT name FROM teachers WHERE salary > (SELECT AVG(salary) FROM teachers) ORDER BY name",
        "SELECT pupil FROM marks WHERE course_id = 1 INTERSECT SELECT pupil FROM marks WHERE course_id = 4",
        "SELECT title, COALESCE(t.name, 'nobody') FROM courses c LEFT JOIN teachers t ON t.id = c.teacher_id ORDER BY c.starts_on DESC OFFSET 1 LIMIT 2",
        "SELECT SUBSTRING(title FROM 1 FOR 3) AS head, UPPER(title), LENGTH(title), POSITION('a' IN title) FROM courses ORDER BY id",
        "SELECT points % 5 AS rest, COUNT(*) FROM marks WHERE points IS NOT NULL GROUP BY points % 5 ORDER BY rest",
        "SELECT salary, ROUND(salary * 1.035, 2), CEIL(salary / 1000), GREATEST(salary, 4000) FROM teachers ORDER BY id",
    ),
)  # fmt: skip
WORKSPACES = (FREIGHT, CLINIC, EVENTS, SCHOOL)
