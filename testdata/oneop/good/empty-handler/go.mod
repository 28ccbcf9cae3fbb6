module example.com/emptyhandler

go 1.26
