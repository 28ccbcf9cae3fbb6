module example.com/inamember

go 1.26
