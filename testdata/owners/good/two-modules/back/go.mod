module example.com/twomodules/back

go 1.26
