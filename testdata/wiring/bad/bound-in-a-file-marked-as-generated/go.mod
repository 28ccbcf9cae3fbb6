module example.com/boundinafilemarkedasgenerated

go 1.26
