module example.com/parentsandchildren

go 1.26
