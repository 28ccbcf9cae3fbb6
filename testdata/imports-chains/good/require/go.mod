module example.com/require

go 1.26
