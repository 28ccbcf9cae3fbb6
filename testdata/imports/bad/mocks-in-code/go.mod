module example.com/mocksincode

go 1.26
