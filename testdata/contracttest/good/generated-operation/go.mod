module example.com/generatedoperation

go 1.26
