module example.com/onlinuxonly

go 1.26
