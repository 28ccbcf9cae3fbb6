module example.com/ingeneratedcode

go 1.26
