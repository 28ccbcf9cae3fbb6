package total
