CREATE TABLE department (
  department_id INTEGER PRIMARY KEY,
  name TEXT,
  budget NUMERIC
);

CREATE TABLE employee (
  employee_id INTEGER PRIMARY KEY,
  name TEXT,
  email TEXT,
  hire_date DATE,
  termination_date DATE,
  is_active BOOLEAN,
  salary NUMERIC,
  department_id INTEGER REFERENCES department(department_id)
);

CREATE TABLE product (
  product_id INTEGER PRIMARY KEY,
  name TEXT,
  category TEXT,
  price NUMERIC,
  stock INTEGER,
  discontinued BOOLEAN,
  released_on DATE
);

CREATE TABLE purchase (
  purchase_id INTEGER PRIMARY KEY,
  employee_id INTEGER REFERENCES employee(employee_id),
  ordered_at TIMESTAMP,
  shipped_at TIMESTAMP,
  total NUMERIC,
  status TEXT CHECK (status IN ('new','shipped','cancelled'))
);

CREATE TABLE purchase_line (
  purchase_id INTEGER REFERENCES purchase(purchase_id),
  product_id INTEGER REFERENCES product(product_id),
  quantity INTEGER,
  unit_price NUMERIC,
  PRIMARY KEY (purchase_id, product_id)
);
