module example.com/methodexpressionofanalias

go 1.26
