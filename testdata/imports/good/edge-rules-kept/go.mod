module example.com/edgeruleskept

go 1.26
