module example.com/exec

go 1.26
