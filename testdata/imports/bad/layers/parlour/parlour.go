package parlour
