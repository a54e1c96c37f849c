-- Put the cursor at the end of a comment, or on the empty line below it.

-- how many customers are there?

-- names of the 5 customers with the most orders

-- average price of products per category

-- total of all orders per status

-- customers who never ordered anything

-- which products have a price above 100 and are out of stock

-- the highest paid employee

-- average rating of each product
