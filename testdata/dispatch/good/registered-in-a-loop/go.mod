module example.com/registeredinaloop

go 1.26
