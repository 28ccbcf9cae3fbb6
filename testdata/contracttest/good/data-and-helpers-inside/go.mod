module example.com/dataandhelpersinside

go 1.26
