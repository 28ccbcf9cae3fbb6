module example.com/boundinanothermodule

go 1.26
