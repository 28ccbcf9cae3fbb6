module example.com/pureineveryform

go 1.26
