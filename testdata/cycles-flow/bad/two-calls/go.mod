module example.com/twocalls

go 1.26
