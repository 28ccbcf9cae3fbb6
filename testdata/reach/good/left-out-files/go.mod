module example.com/leftoutfiles

go 1.26
