module example.com/besideandabove

go 1.26
