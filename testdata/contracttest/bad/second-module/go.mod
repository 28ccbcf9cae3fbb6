module example.com/secondmodule

go 1.26
