module example.com/equalcaptures

go 1.26
