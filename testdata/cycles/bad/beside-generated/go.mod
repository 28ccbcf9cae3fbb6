module example.com/besidegenerated

go 1.26
