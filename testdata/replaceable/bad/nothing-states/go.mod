module example.com/nothingstates

go 1.26
