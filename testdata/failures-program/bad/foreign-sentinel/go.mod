module example.com/foreignsentinel

go 1.26
