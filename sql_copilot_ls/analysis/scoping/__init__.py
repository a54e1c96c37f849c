"""What names mean: the tables and columns in scope, and every use of one."""
