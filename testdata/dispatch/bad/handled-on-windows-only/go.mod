module example.com/handledonwindowsonly

go 1.26
