module example.com/testlists

go 1.26
