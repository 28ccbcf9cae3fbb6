module example.com/ownpackageintests

go 1.26
