module example.com/onwindowsonly

go 1.26
