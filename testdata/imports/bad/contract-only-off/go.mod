module example.com/contractonlyoff

go 1.26
