module example.com/off

go 1.26
