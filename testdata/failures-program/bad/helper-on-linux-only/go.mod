module example.com/helperonlinuxonly

go 1.26
