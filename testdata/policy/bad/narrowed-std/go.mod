module example.com/narrowedstd

go 1.26
