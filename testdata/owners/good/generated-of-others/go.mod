module example.com/generatedofothers

go 1.26
