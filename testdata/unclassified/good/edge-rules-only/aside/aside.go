package aside
