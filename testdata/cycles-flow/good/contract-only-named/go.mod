module example.com/contractonlynamed

go 1.26
