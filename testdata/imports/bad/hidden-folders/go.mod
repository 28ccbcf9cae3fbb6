module example.com/hiddenfolders

go 1.26
