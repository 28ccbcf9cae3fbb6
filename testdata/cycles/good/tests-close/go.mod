module example.com/testsclose

go 1.26
