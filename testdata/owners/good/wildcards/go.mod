module example.com/wildcards

go 1.26
