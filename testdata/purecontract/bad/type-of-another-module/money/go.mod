module example.com/typeofanothermodule/money

go 1.26
