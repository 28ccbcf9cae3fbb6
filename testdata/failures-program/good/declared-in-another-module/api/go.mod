module example.com/declaredinanothermodule/api

go 1.26
