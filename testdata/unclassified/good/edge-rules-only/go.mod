module example.com/edgerulesonly

go 1.26
