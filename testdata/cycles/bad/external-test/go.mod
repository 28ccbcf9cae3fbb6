module example.com/externaltest

go 1.26
