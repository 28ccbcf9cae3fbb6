module example.com/dimensiondiffers

go 1.26
