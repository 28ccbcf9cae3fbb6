module example.com/hiddenfolders

go 1.26

ignore ./svc/heat/cool
