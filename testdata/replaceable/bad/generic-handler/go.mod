module example.com/generichandler

go 1.26
