module example.com/wrongplace

go 1.26
