module example.com/handle

go 1.26
