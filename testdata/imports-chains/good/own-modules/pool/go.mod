module example.com/other/pool

go 1.26
