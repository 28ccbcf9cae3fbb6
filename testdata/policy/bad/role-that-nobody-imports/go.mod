module example.com/rolethatnobodyimports

go 1.26
