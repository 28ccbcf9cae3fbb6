module example.com/oneedgeofthreerings

go 1.26
