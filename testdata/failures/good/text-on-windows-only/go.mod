module example.com/textonwindowsonly

go 1.26
