module example.com/duties

go 1.26
