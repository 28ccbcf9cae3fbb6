module example.com/bytopic

go 1.26
