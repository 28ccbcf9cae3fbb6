module example.com/genericfunction

go 1.26
