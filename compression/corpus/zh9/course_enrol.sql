CREATE TABLE [dbo].[Faculty] ([FacultyId] INT IDENTITY(1,1) PRIMARY KEY, [FacultyName] NVARCHAR(40) NOT NULL, [DeanId] INT NULL);
GO
CREATE TABLE [dbo].[Teacher] ([TeacherId] INT IDENTITY(1,1) PRIMARY KEY, [TeacherName] NVARCHAR(20) NOT NULL, [Rank] VARCHAR(12) NOT NULL CHECK ([Rank] IN ('assistant','lecturer','associate','professor')), [FacultyId] INT NOT NULL REFERENCES [dbo].[Faculty]([FacultyId]), [Email] VARCHAR(60) NULL);
GO
CREATE TABLE [dbo].[Course] ([CourseCode] VARCHAR(10) PRIMARY KEY, [CourseName] NVARCHAR(60) NOT NULL, [Credits] DECIMAL(3,1) NOT NULL, [Nature] VARCHAR(10) NOT NULL CHECK ([Nature] IN ('required','elective','general')), [FacultyId] INT NOT NULL REFERENCES [dbo].[Faculty]([FacultyId]), [PrereqCode] VARCHAR(10) NULL REFERENCES [dbo].[Course]([CourseCode]));
GO
CREATE TABLE [dbo].[Section] ([SectionId] INT IDENTITY(1,1) PRIMARY KEY, [CourseCode] VARCHAR(10) NOT NULL REFERENCES [dbo].[Course]([CourseCode]), [TermCode] CHAR(5) NOT NULL, [TeacherId] INT NULL REFERENCES [dbo].[Teacher]([TeacherId]), [Room] VARCHAR(12) NULL, [Weekday] TINYINT NOT NULL, [Capacity] INT NOT NULL, [Taken] INT NOT NULL DEFAULT 0, [Closed] BIT NOT NULL DEFAULT 0);
GO
CREATE TABLE [dbo].[Student] ([StudentNo] CHAR(10) PRIMARY KEY, [StudentName] NVARCHAR(20) NOT NULL, [FacultyId] INT NOT NULL REFERENCES [dbo].[Faculty]([FacultyId]), [EntryYear] INT NOT NULL, [AdvisorId] INT NULL REFERENCES [dbo].[Teacher]([TeacherId]), [Suspended] BIT NOT NULL DEFAULT 0);
GO
CREATE TABLE [dbo].[Pick] ([PickId] INT IDENTITY(1,1) PRIMARY KEY, [StudentNo] CHAR(10) NOT NULL REFERENCES [dbo].[Student]([StudentNo]), [SectionId] INT NOT NULL REFERENCES [dbo].[Section]([SectionId]), [PickedAt] DATETIME2 NOT NULL, [Status] VARCHAR(10) NOT NULL DEFAULT 'pending' CHECK ([Status] IN ('pending','won','lost','dropped')), [DroppedAt] DATETIME2 NULL);
GO
CREATE TABLE [dbo].[Score] ([StudentNo] CHAR(10) NOT NULL REFERENCES [dbo].[Student]([StudentNo]), [SectionId] INT NOT NULL REFERENCES [dbo].[Section]([SectionId]), [Mark] DECIMAL(4,1) NULL, [Absent] BIT NOT NULL DEFAULT 0, [EnteredBy] INT NULL REFERENCES [dbo].[Teacher]([TeacherId]), [EnteredAt] DATETIME2 NULL, PRIMARY KEY ([StudentNo],[SectionId]));
GO
ALTER TABLE [dbo].[Faculty] ADD CONSTRAINT FK_Dean FOREIGN KEY ([DeanId]) REFERENCES [dbo].[Teacher]([TeacherId]);
GO
