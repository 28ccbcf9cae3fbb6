module example.com/generatedservice

go 1.26
