module example.com/insideonegroup

go 1.26
