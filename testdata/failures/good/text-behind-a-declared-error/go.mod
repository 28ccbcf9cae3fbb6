module example.com/textbehindadeclarederror

go 1.26
