module example.com/boundbyamodule

go 1.26
