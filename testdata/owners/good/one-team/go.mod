module example.com/oneteam

go 1.26
