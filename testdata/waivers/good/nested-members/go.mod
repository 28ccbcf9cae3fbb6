module example.com/nestedmembers

go 1.26
