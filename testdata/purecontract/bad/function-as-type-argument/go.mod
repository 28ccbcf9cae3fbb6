module example.com/functionastypeargument

go 1.26
