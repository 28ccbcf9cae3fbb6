module example.com/handledforthisplatform

go 1.26
