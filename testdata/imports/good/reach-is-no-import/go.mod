module example.com/reachisnoimport

go 1.26
