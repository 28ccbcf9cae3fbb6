module example.com/oneadeployment

go 1.26
