CREATE TABLE IF NOT EXISTS studios (
  id INT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  floor_m2 SMALLINT NOT NULL,
  has_mirror TINYINT(1) NOT NULL DEFAULT 1,
  hourly_cost DECIMAL(6,2) NOT NULL COMMENT 'what we pay the landlord'
);
CREATE TABLE IF NOT EXISTS teachers (
  id INT AUTO_INCREMENT PRIMARY KEY,
  stage_name VARCHAR(60) NOT NULL,
  phone VARCHAR(20) NULL,
  contract ENUM('employed','freelance','guest') NOT NULL,
  pay_per_class DECIMAL(6,2) NOT NULL,
  substitute_id INT NULL COMMENT 'steps in when ill',
  on_leave_until DATE NULL,
  FOREIGN KEY (substitute_id) REFERENCES teachers(id)
);
CREATE TABLE IF NOT EXISTS courses (
  id INT AUTO_INCREMENT PRIMARY KEY,
  title VARCHAR(80) NOT NULL,
  style ENUM('ballet','salsa','tango','hiphop','swing','tap','jazz') NOT NULL,
  lvl TINYINT NOT NULL DEFAULT 1 COMMENT '1 beginner, 2 improver, 3 intermediate, 4 advanced, 5 pro',
  teacher_id INT NULL,
  studio_id INT NOT NULL,
  weekday TINYINT NOT NULL COMMENT '0 Sunday ... 6 Saturday',
  starts TIME NOT NULL,
  ends TIME NOT NULL,
  first_date DATE NOT NULL,
  last_date DATE NULL COMMENT 'null: open ended',
  max_leaders SMALLINT NULL,
  max_followers SMALLINT NULL,
  price DECIMAL(7,2) NOT NULL,
  state TINYINT NOT NULL DEFAULT 1 COMMENT '0 draft, 1 open, 2 waitlist only, 3 running, 4 finished, 5 called off',
  FOREIGN KEY (teacher_id) REFERENCES teachers(id),
  FOREIGN KEY (studio_id) REFERENCES studios(id)
);
CREATE TABLE IF NOT EXISTS dancers (
  id INT AUTO_INCREMENT PRIMARY KEY,
  fname VARCHAR(40) NOT NULL,
  lname VARCHAR(40) NOT NULL,
  mail VARCHAR(100) NULL,
  born DATE NULL,
  partner_id INT NULL,
  newsletter TINYINT(1) NOT NULL DEFAULT 0,
  photo_ok TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'may be photographed',
  since DATE NOT NULL,
  FOREIGN KEY (partner_id) REFERENCES dancers(id)
);
CREATE TABLE IF NOT EXISTS enrolments (
  id INT AUTO_INCREMENT PRIMARY KEY,
  course_id INT NOT NULL,
  dancer_id INT NOT NULL,
  role CHAR(1) NOT NULL COMMENT 'L leader, F follower, S solo',
  enrolled_at DATETIME NOT NULL,
  st ENUM('booked','waiting','cancelled','dropped') NOT NULL DEFAULT 'booked',
  discount_pct DECIMAL(4,1) NOT NULL DEFAULT 0,
  FOREIGN KEY (course_id) REFERENCES courses(id),
  FOREIGN KEY (dancer_id) REFERENCES dancers(id)
);
CREATE TABLE IF NOT EXISTS class_dates (
  id INT AUTO_INCREMENT PRIMARY KEY,
  course_id INT NOT NULL,
  held_on DATE NOT NULL,
  taught_by INT NULL COMMENT 'if other than the course teacher',
  cancelled TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (course_id) REFERENCES courses(id),
  FOREIGN KEY (taught_by) REFERENCES teachers(id)
);
CREATE TABLE IF NOT EXISTS attendance (
  class_date_id INT NOT NULL,
  dancer_id INT NOT NULL,
  mark CHAR(1) NOT NULL COMMENT 'P present, E excused, A absent, T trial',
  PRIMARY KEY (class_date_id, dancer_id),
  FOREIGN KEY (class_date_id) REFERENCES class_dates(id),
  FOREIGN KEY (dancer_id) REFERENCES dancers(id)
);
CREATE TABLE IF NOT EXISTS payments (
  id INT AUTO_INCREMENT PRIMARY KEY,
  enrolment_id INT NOT NULL,
  amount DECIMAL(7,2) NOT NULL,
  due_on DATE NOT NULL,
  paid_on DATE NULL,
  reminders TINYINT NOT NULL DEFAULT 0,
  FOREIGN KEY (enrolment_id) REFERENCES enrolments(id)
);
CREATE TABLE IF NOT EXISTS shoe_sales (
  id INT AUTO_INCREMENT PRIMARY KEY,
  dancer_id INT NULL,
  model VARCHAR(40) NOT NULL,
  size_eu DECIMAL(3,1) NOT NULL,
  cost DECIMAL(6,2) NOT NULL,
  sold_for DECIMAL(6,2) NOT NULL,
  sold_on DATE NOT NULL
);
