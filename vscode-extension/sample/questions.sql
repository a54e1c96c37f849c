-- Put the cursor at the end of a comment below, press Enter, and take the grey text with Tab.

-- how many customers are in each city

-- names of the 5 customers with the most orders

-- average price of products per category

-- 每个城市有多少客户

