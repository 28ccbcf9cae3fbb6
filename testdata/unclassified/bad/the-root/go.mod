module example.com/theroot

go 1.26
