module example.com/nocontractimported

go 1.26
