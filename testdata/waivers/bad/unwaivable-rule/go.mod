module example.com/unwaivablerule

go 1.26
