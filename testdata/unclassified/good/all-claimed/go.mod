module example.com/allclaimed

go 1.26
