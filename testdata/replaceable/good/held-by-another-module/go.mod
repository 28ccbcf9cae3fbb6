module example.com/heldbyanothermodule

go 1.26
