module example.com/faultofthehelper

go 1.26
