module example.com/onefilewithout

go 1.26
