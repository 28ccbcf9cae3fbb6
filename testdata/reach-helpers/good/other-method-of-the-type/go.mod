module example.com/othermethodofthetype

go 1.26
