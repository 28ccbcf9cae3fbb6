module example.com/secondfunction

go 1.26
