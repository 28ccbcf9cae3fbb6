module example.com/twomodules

go 1.26
