module example.com/twodimensions

go 1.26
