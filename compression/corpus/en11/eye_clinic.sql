CREATE TABLE [Patient] ([PatientId] INTEGER PRIMARY KEY, [Nhs] TEXT NOT NULL UNIQUE, [LastName] TEXT NOT NULL, [FirstName] TEXT NOT NULL, [Dob] DATE NOT NULL, [ReferredBy] INTEGER REFERENCES [Optometrist] ([OptId]));
CREATE TABLE [Optometrist] ([OptId] INTEGER PRIMARY KEY, [OptName] TEXT NOT NULL, [Practice] TEXT NOT NULL);
CREATE TABLE [Clinician] ([ClinId] INTEGER PRIMARY KEY, [ClinName] TEXT NOT NULL, [Role] TEXT NOT NULL CHECK ([Role] IN ('consultant', 'fellow', 'nurse', 'orthoptist')), [LeadId] INTEGER REFERENCES [Clinician] ([ClinId]));
CREATE TABLE [Clinic] ([ClinicId] INTEGER PRIMARY KEY, [ClinicName] TEXT NOT NULL, [Site] TEXT NOT NULL);
CREATE TABLE [Appointment] (
  [ApptId] INTEGER PRIMARY KEY,
  [PatientId] INTEGER NOT NULL REFERENCES [Patient] ([PatientId]),
  [ClinicId] INTEGER NOT NULL REFERENCES [Clinic] ([ClinicId]),
  [ClinId] INTEGER REFERENCES [Clinician] ([ClinId]),
  [StartsAt] DATETIME NOT NULL,
  [Outcome] TEXT CHECK ([Outcome] IN ('seen', 'dna', 'cancelled')),   -- dna = did not attend
  [BookedFrom] INTEGER REFERENCES [Appointment] ([ApptId])            -- the visit that asked for this follow-up
);
CREATE TABLE [Measurement] (
  [MeasId] INTEGER PRIMARY KEY,
  [ApptId] INTEGER NOT NULL REFERENCES [Appointment] ([ApptId]),
  [Eye] CHAR(1) NOT NULL CHECK ([Eye] IN ('L', 'R')),
  [Iop] REAL,                 -- pressure, mmHg
  [Letters] INTEGER           -- acuity
);
CREATE TABLE [Drug] ([DrugId] INTEGER PRIMARY KEY, [DrugName] TEXT NOT NULL, [UnitCost] REAL NOT NULL);
CREATE TABLE [Injection] (
  [InjId] INTEGER PRIMARY KEY,
  [PatientId] INTEGER NOT NULL REFERENCES [Patient] ([PatientId]),
  [DrugId] INTEGER NOT NULL REFERENCES [Drug] ([DrugId]),
  [GivenBy] INTEGER NOT NULL REFERENCES [Clinician] ([ClinId]),
  [PrescribedBy] INTEGER NOT NULL REFERENCES [Clinician] ([ClinId]),
  [Eye] CHAR(1) NOT NULL CHECK ([Eye] IN ('L', 'R')),
  [GivenOn] DATE NOT NULL
);
