module example.com/typeofanothermodule

go 1.26

require example.com/typeofanothermodule/money v0.0.0

replace example.com/typeofanothermodule/money => ./money
