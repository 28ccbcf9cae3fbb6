module example.com/closuresandgoroutines

go 1.26
