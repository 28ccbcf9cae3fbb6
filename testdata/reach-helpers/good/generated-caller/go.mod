module example.com/generatedcaller

go 1.26
