module example.com/excludedpackages

go 1.26
