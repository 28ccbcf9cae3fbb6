module example.com/boundandcalled

go 1.26
