module example.com/typebehindanalias

go 1.26
