module example.com/requirebuiltcode

go 1.26
