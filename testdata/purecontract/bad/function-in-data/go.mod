module example.com/functionindata

go 1.26
