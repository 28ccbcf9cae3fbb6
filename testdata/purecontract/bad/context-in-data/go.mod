module example.com/contextindata

go 1.26
