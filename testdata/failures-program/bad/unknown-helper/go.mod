module example.com/unknownhelper

go 1.26
