module example.com/wholeblock

go 1.26
