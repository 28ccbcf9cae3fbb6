module example.com/transportandadapter

go 1.26
