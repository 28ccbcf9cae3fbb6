module example.com/everyfile

go 1.26
