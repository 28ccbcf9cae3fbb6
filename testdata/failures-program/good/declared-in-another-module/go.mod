module example.com/declaredinanothermodule

go 1.26

require example.com/declaredinanothermodule/api v0.0.0

replace example.com/declaredinanothermodule/api => ./api
