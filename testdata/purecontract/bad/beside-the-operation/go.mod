module example.com/besidetheoperation

go 1.26
