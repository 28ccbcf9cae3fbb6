module example.com/anothertypeofitsown

go 1.26
