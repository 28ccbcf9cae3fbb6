module example.com/generatedbyahand

go 1.26
