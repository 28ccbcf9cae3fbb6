module example.com/extendedfile

go 1.26
