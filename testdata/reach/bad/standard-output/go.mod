module example.com/standardoutput

go 1.26
