module example.com/secondmodule/back

go 1.26
