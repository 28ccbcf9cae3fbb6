module example.com/overanotherpackage

go 1.26
