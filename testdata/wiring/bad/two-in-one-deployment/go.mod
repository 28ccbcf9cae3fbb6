module example.com/twoinonedeployment

go 1.26
