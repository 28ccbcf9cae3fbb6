module example.com/othernames

go 1.26
