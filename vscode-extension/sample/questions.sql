-- Put the cursor at the end of a comment below, press Enter, and take the grey text with Tab.

-- how many customers are in each city

-- orders of the last 30 days

-- average price of products per category

-- the 3 most expensive products

-- open orders

-- 每个城市有多少客户

-- This one is less sure, so nothing appears by itself: press Ctrl+Alt+G (Cmd+Alt+G on a Mac) on it.

-- goods above 100

