module example.com/partofanother

go 1.26
