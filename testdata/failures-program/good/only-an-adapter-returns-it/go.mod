module example.com/onlyanadapterreturnsit

go 1.26
