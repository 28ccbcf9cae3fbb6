package glass
