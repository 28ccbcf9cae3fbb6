module example.com/faultoftheimport

go 1.26
