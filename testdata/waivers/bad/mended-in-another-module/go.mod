module example.com/mendedinanothermodule

go 1.26
