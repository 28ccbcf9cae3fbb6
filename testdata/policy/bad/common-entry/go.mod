module example.com/commonentry

go 1.26
