module example.com/generatedfiles

go 1.26
