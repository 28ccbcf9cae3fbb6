module example.com/consumerport

go 1.26
