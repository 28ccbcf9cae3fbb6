module example.com/everyform

go 1.26
