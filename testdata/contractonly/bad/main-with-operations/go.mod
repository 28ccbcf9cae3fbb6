module example.com/mainwithoperations

go 1.26
