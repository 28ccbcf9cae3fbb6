module example.com/patternswithoutpackages

go 1.26
