module example.com/windowslines

go 1.26
