module example.com/ownexternaltest

go 1.26
