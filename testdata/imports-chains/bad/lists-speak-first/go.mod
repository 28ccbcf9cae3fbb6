module example.com/listsspeakfirst

go 1.26
