module example.com/dataofanothermodule/money

go 1.26
