module example.com/leftoutfile

go 1.26
