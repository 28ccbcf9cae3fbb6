module example.com/onename

go 1.26
