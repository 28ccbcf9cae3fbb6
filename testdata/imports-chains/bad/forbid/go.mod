module example.com/forbid

go 1.26
