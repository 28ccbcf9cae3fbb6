module example.com/methodofanembeddedtype

go 1.26
