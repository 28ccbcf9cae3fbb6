module example.com/twothroughamodule

go 1.26
