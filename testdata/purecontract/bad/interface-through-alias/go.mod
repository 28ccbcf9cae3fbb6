module example.com/interfacethroughalias

go 1.26
