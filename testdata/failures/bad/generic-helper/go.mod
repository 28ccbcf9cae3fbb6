module example.com/generichelper

go 1.26
