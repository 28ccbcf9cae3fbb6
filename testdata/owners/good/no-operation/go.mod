module example.com/nooperation

go 1.26
