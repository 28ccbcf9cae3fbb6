module example.com/intests

go 1.26
