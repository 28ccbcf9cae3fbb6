module example.com/exportedfortests

go 1.26
