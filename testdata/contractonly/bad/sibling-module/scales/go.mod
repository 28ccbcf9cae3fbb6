module siblings/scales

go 1.26
