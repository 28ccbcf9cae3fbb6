module example.com/presets

go 1.26
