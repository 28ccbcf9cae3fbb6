module example.com/helperinside

go 1.26
