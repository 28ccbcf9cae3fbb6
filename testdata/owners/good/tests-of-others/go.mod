module example.com/testsofothers

go 1.26
