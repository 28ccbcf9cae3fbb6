module example.com/mendedinanothermodule/back

go 1.26
