package north
