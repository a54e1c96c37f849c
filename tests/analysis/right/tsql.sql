CREATE TABLE [dbo].[Customer] ([CustomerId] INT IDENTITY(1,1) NOT NULL PRIMARY KEY, [Full Name] NVARCHAR(100) NOT NULL, [Email] NVARCHAR(200) NULL, [Data] NVARCHAR(MAX), [RowVer] ROWVERSION)
GO
CREATE TABLE [Sales].[Order] ([OrderId] INT IDENTITY PRIMARY KEY, [CustomerId] INT NOT NULL REFERENCES [dbo].[Customer] ([CustomerId]), [Total] MONEY, [PlacedAt] DATETIME2, [Status] NVARCHAR(20))
GO
SELECT TOP (10) WITH TIES c.[Full Name], COUNT(*) AS Orders, SUM(o.Total) AS Total FROM Sales.[Order] AS o WITH (NOLOCK) INNER JOIN dbo.Customer c ON c.CustomerId = o.CustomerId GROUP BY c.[Full Name] ORDER BY Total DESC;
SELECT c.CustomerId, x.Total FROM dbo.Customer c CROSS APPLY (SELECT TOP 1 o.Total FROM Sales.[Order] o WHERE o.CustomerId = c.CustomerId ORDER BY o.PlacedAt DESC) x;
SELECT c.CustomerId, j.[key], j.value, s.value AS part FROM dbo.Customer c OUTER APPLY OPENJSON(c.Data) j CROSS APPLY STRING_SPLIT(c.Email, '@') s;
SELECT * FROM (SELECT Status, Total, YEAR(PlacedAt) AS y FROM Sales.[Order]) src PIVOT (SUM(Total) FOR Status IN ([Open], [Paid])) AS p WHERE p.y = 2024;
DECLARE @since DATE = '2024-01-01', @n INT; SELECT @n = COUNT(*) FROM Sales.[Order] WHERE PlacedAt >= @since; PRINT @n;
SELECT o.OrderId, LAG(o.Total) OVER (PARTITION BY o.CustomerId ORDER BY o.PlacedAt) AS prev, IIF(o.Total > 10, 'a', 'b') AS size, ISNULL(o.Status, N'?'), CONVERT(VARCHAR(10), o.PlacedAt, 120), DATEADD(day, 1, PlacedAt), DATEDIFF(hour, o.PlacedAt, SYSUTCDATETIME()), Orders = 1 FROM Sales.[Order] o ORDER BY o.OrderId OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY;
INSERT INTO Sales.[Order] (CustomerId, Total) OUTPUT inserted.OrderId, inserted.Total SELECT CustomerId, 0 FROM dbo.Customer WHERE Email IS NOT NULL;
UPDATE o SET o.Status = N'Late', Total += 1 OUTPUT deleted.Status, inserted.Status FROM Sales.[Order] o JOIN dbo.Customer c ON c.CustomerId = o.CustomerId WHERE c.Email LIKE N'%@x';
DELETE o FROM Sales.[Order] o WHERE o.Total IS NULL;
MERGE dbo.Customer AS t USING (VALUES (1, N'Ann')) AS s (Id, Name) ON t.CustomerId = s.Id WHEN MATCHED THEN UPDATE SET [Full Name] = s.Name WHEN NOT MATCHED BY TARGET THEN INSERT ([Full Name]) VALUES (s.Name) WHEN NOT MATCHED BY SOURCE THEN DELETE OUTPUT $action, inserted.CustomerId;
SELECT OrderId, Total INTO #big FROM Sales.[Order] WHERE Total > 100; SELECT b.OrderId FROM #big b; DROP TABLE #big;
WITH ranked AS (SELECT *, ROW_NUMBER() OVER (ORDER BY Total DESC) AS rn FROM Sales.[Order]) DELETE FROM ranked WHERE rn > 10;
SELECT name, object_id FROM sys.tables; SELECT @@ROWCOUNT, @@VERSION; EXEC sp_help 'dbo.Customer'; SELECT c.Email FOR XML PATH('');
SELECT (SELECT o.OrderId FROM Sales.[Order] o WHERE o.CustomerId = c.CustomerId FOR JSON PATH) AS orders FROM dbo.Customer c;
SELECT COALESCE([Email], 'none') AS [e-mail], LEN([Full Name]) FROM [dbo].[Customer] OPTION (RECOMPILE);
GO
CREATE PROCEDURE dbo.GetOrders @id INT AS BEGIN SET NOCOUNT ON; SELECT OrderId FROM Sales.[Order] WHERE CustomerId = @id; END
GO
