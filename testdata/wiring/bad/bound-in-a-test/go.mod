module example.com/boundinatest

go 1.26
