module example.com/generatedwiring

go 1.26
