module example.com/errorbywish

go 1.26
