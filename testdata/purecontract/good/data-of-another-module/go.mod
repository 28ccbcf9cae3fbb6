module example.com/dataofanothermodule

go 1.26

require example.com/dataofanothermodule/money v0.0.0

replace example.com/dataofanothermodule/money => ./money
