-- Catering / school meals
SET ANSI_NULLS ON
GO
CREATE TABLE [dbo].[School](
    [SchoolId] [int] IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [SchoolName] [nvarchar](100) NOT NULL,
    [District] [nvarchar](50) NOT NULL,
    [KitchenType] [char](1) NOT NULL CONSTRAINT CK_School_Kitchen CHECK ([KitchenType] IN ('F','R','N')), -- F full kitchen, R regeneration only, N none
    [PupilCount] [int] NOT NULL,
    [ContractEnds] [date] NULL
)
GO
CREATE TABLE [dbo].[Pupil](
    [PupilId] [int] IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [SchoolId] [int] NOT NULL REFERENCES [dbo].[School]([SchoolId]),
    [FirstName] [nvarchar](50) NOT NULL,
    [LastName] [nvarchar](50) NOT NULL,
    [YearGroup] [tinyint] NOT NULL,
    [FreeMeals] [bit] NOT NULL DEFAULT 0,
    [Diet] [tinyint] NOT NULL DEFAULT 0,   -- 0 none, 1 vegetarian, 2 vegan, 3 halal, 4 kosher, 5 gluten free
    [Balance] [decimal](8,2) NOT NULL DEFAULT 0,   -- prepaid account, may be negative
    [LeftOn] [date] NULL
)
GO
CREATE TABLE [dbo].[Allergen](
    [AllergenCode] [varchar](6) NOT NULL PRIMARY KEY,
    [AllergenName] [nvarchar](40) NOT NULL
)
GO
CREATE TABLE [dbo].[PupilAllergy](
    [PupilId] [int] NOT NULL REFERENCES [dbo].[Pupil]([PupilId]),
    [AllergenCode] [varchar](6) NOT NULL REFERENCES [dbo].[Allergen]([AllergenCode]),
    [Severe] [bit] NOT NULL DEFAULT 0,
    [DoctorNoteOn] [date] NULL,
    PRIMARY KEY ([PupilId],[AllergenCode])
)
GO
CREATE TABLE [dbo].[Dish](
    [DishId] [int] IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [DishName] [nvarchar](100) NOT NULL,
    [Course] [varchar](8) NOT NULL CHECK ([Course] IN ('starter','main','side','dessert')),
    [Kcal] [int] NULL,
    [SaltG] [decimal](4,2) NULL,
    [CostPerPortion] [decimal](6,3) NOT NULL,
    [Veggie] [bit] NOT NULL DEFAULT 0,
    [Retired] [bit] NOT NULL DEFAULT 0
)
GO
CREATE TABLE [dbo].[DishAllergen](
    [DishId] [int] NOT NULL REFERENCES [dbo].[Dish]([DishId]),
    [AllergenCode] [varchar](6) NOT NULL REFERENCES [dbo].[Allergen]([AllergenCode]),
    PRIMARY KEY ([DishId],[AllergenCode])
)
GO
CREATE TABLE [dbo].[MenuDay](
    [MenuDayId] [int] IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [SchoolId] [int] NOT NULL REFERENCES [dbo].[School]([SchoolId]),
    [ServeDate] [date] NOT NULL,
    [DishId] [int] NOT NULL REFERENCES [dbo].[Dish]([DishId]),
    [Planned] [int] NOT NULL,       -- portions
    [Served] [int] NULL,
    [Wasted] [int] NULL
)
GO
CREATE TABLE [dbo].[MealOrder](
    [OrderId] [bigint] IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [PupilId] [int] NOT NULL REFERENCES [dbo].[Pupil]([PupilId]),
    [MenuDayId] [int] NOT NULL REFERENCES [dbo].[MenuDay]([MenuDayId]),
    [OrderedAt] [datetime2](0) NOT NULL,
    [Price] [decimal](6,2) NOT NULL,
    [State] [char](1) NOT NULL DEFAULT 'B'   -- B booked, E eaten, C cancelled in time, N no-show
)
GO
CREATE TABLE [dbo].[TopUp](
    [TopUpId] [bigint] IDENTITY(1,1) NOT NULL PRIMARY KEY,
    [PupilId] [int] NOT NULL REFERENCES [dbo].[Pupil]([PupilId]),
    [Amount] [decimal](8,2) NOT NULL,
    [PaidAt] [datetime2](0) NOT NULL,
    [Channel] [varchar](6) NOT NULL CHECK ([Channel] IN ('app','bank','cash'))
)
GO
