module example.com/effectonwindowsonly

go 1.26
