package inventory

func readErrors(r *reader)      {}
