CREATE TABLE tblFaculty (FacID INT PRIMARY KEY, FacName VARCHAR(80) NOT NULL);
CREATE TABLE tblStaff (
  StaffID INT PRIMARY KEY,
  StaffName VARCHAR(80) NOT NULL,
  Title VARCHAR(20),
  FacID INT NOT NULL,
  Retired TINYINT(1) NOT NULL DEFAULT 0,
  CONSTRAINT fk_staff_fac FOREIGN KEY (FacID) REFERENCES tblFaculty (FacID)
);
CREATE TABLE tblStudent (
  MatricNo CHAR(7) PRIMARY KEY,
  StudName VARCHAR(80) NOT NULL,
  Programme VARCHAR(60) NOT NULL,
  TutorID INT,
  CONSTRAINT fk_stud_tutor FOREIGN KEY (TutorID) REFERENCES tblStaff (StaffID)
);
CREATE TABLE tblCompany (CoID INT PRIMARY KEY, CoName VARCHAR(100) NOT NULL, Town VARCHAR(60) NOT NULL);
CREATE TABLE tblThesis (
  ThesisID INT PRIMARY KEY,
  MatricNo CHAR(7) NOT NULL,
  ThesisTitle VARCHAR(250) NOT NULL,
  Degree ENUM('BSc','MSc','PhD') NOT NULL,
  SupervisorID INT NOT NULL,
  SecondExamID INT,
  CoID INT COMMENT 'company where it is written, null = in house',
  Registered DATE NOT NULL,
  Deadline DATE NOT NULL,
  Submitted DATE,
  Embargo TINYINT(1) NOT NULL DEFAULT 0,
  CONSTRAINT fk_th_stud FOREIGN KEY (MatricNo) REFERENCES tblStudent (MatricNo),
  CONSTRAINT fk_th_sup FOREIGN KEY (SupervisorID) REFERENCES tblStaff (StaffID),
  CONSTRAINT fk_th_sec FOREIGN KEY (SecondExamID) REFERENCES tblStaff (StaffID),
  CONSTRAINT fk_th_co FOREIGN KEY (CoID) REFERENCES tblCompany (CoID)
);
CREATE TABLE tblReport (
  ThesisID INT NOT NULL,
  ExaminerID INT NOT NULL,
  Mark DECIMAL(3,1) NOT NULL,
  Handed DATE NOT NULL,
  PRIMARY KEY (ThesisID, ExaminerID),
  CONSTRAINT fk_rep_th FOREIGN KEY (ThesisID) REFERENCES tblThesis (ThesisID),
  CONSTRAINT fk_rep_ex FOREIGN KEY (ExaminerID) REFERENCES tblStaff (StaffID)
);
CREATE TABLE tblMeeting (
  MeetID INT PRIMARY KEY,
  ThesisID INT NOT NULL,
  HeldOn DATE NOT NULL,
  Minutes INT NOT NULL,
  Remark VARCHAR(400),
  CONSTRAINT fk_meet_th FOREIGN KEY (ThesisID) REFERENCES tblThesis (ThesisID)
);
