package well
