module example.com/logandexit

go 1.26
