module example.com/dotandrenamed

go 1.26
