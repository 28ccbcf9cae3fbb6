module example.com/genericbehindalias

go 1.26
