module example.com/eventshaveanynumber

go 1.26
