module example.com/nestedmodule

go 1.26
