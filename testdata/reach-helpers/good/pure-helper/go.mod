module example.com/purehelper

go 1.26
