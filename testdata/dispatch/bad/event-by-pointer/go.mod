module example.com/eventbypointer

go 1.26
