module example.com/inatest

go 1.26
